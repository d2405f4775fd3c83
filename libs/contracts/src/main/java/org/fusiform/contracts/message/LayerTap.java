package org.fusiform.contracts.message;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One layer that a shard captures, and the extraction (array) it belongs to; shape is [C, H, W].
 *
 * @param generation which of the array's lives it is, one after each time it was discarded: a number that the gateway gives and
 *     that comes back with the completion, so that a late word on a discarded array is known as such; absent for
 *     what was begun before there were any
 */
public record LayerTap(String layer, String extraction, List<Integer> shape, Long generation) {
    public LayerTap {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(extraction, "extraction");
        shape = List.copyOf(shape);
        generation = generation == null ? 0 : generation;
    }

    /** Extraction → generation, of those that have one; as a {@link ExtractionOutcome.ShardFailed} carries them. */
    public static Map<String, Long> generations(List<LayerTap> layers) {
        return layers.stream()
                .filter(tap -> tap.generation() > 0)
                .collect(Collectors.toMap(LayerTap::extraction, LayerTap::generation));
    }

    /** Of no generation. */
    public LayerTap(String layer, String extraction, List<Integer> shape) {
        this(layer, extraction, shape, 0L);
    }
}
