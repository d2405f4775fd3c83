package org.fusiform.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** How far the partitions of a consumer are worked off, and how far the broker has confirmed to know it. */
final class Progress {
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();

    private static final class Partition {
        private final Set<Long> underWay = new HashSet<>();
        private long next;
        private long confirmed = -1;
    }

    synchronized void received(TopicPartition partition, long offset) {
        Partition known = partitions.computeIfAbsent(partition, key -> new Partition());
        known.underWay.add(offset);
        known.next = offset + 1;
    }

    synchronized void handled(TopicPartition partition, long offset) {
        Partition known = partitions.get(partition);
        if (known != null) {
            known.underWay.remove(offset);
        }
    }

    /** These are another consumer's, or come anew. */
    synchronized void forget(Collection<TopicPartition> gone) {
        gone.forEach(partitions::remove);
    }

    /** The next offset of each partition on which nothing is under way, unless the broker has confirmed it. */
    synchronized Map<TopicPartition, Long> unconfirmed() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach((partition, known) -> {
            if (known.underWay.isEmpty() && known.confirmed != known.next) {
                offsets.put(partition, known.next);
            }
        });
        return offsets;
    }

    synchronized void confirmed(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> {
            Partition known = partitions.get(partition);
            if (known != null) {
                known.confirmed = offset;
            }
        });
    }
}
