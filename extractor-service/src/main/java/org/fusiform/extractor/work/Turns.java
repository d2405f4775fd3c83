package org.fusiform.extractor.work;

import java.util.HashMap;
import java.util.Map;
import org.fusiform.kafka.Place;

/**
 * How far each partition's items have had their turn. Items are committed in their order: one that is given back takes with
 * it whatever after it is done, to be done again. Of those in hand, a later may have had its turn first.
 */
final class Turns {
    private final Map<Partition, Long> furthest = new HashMap<>();

    void begin(Place place) {
        furthest.merge(Partition.of(place), place.offset(), Math::max);
    }

    /** Whether an item after it in its partition has had its turn. */
    boolean passed(Place place) {
        return furthest.getOrDefault(Partition.of(place), -1L) > place.offset();
    }

    private record Partition(String topic, int number) {
        static Partition of(Place place) {
            return new Partition(place.topic(), place.partition());
        }
    }
}
