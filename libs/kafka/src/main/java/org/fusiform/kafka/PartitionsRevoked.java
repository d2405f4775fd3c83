package org.fusiform.kafka;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** A CDI event: these partitions are another consumer's from now on, though their items may still be in hand here. */
public record PartitionsRevoked(List<TopicPartition> partitions) {
    public PartitionsRevoked(Collection<TopicPartition> partitions) {
        this(List.copyOf(partitions));
    }

    public PartitionsRevoked {
        partitions = List.copyOf(partitions);
    }

    /** Whether an item is among them. */
    public boolean have(Place place) {
        return partitions.contains(new TopicPartition(place.topic(), place.partition()));
    }
}
