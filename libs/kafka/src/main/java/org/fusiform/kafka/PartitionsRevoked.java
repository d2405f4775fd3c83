package org.fusiform.kafka;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A CDI event: these partitions are another consumer's from now on, though their items may still be in hand here. */
public record PartitionsRevoked(Set<TopicPartition> partitions) {
    public PartitionsRevoked {
        partitions = Set.copyOf(partitions);
    }

    /** Whether an item is among them. */
    public boolean have(Place place) {
        return partitions.contains(new TopicPartition(place.topic(), place.partition()));
    }
}
