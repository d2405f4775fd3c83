package org.fusiform.contracts.message;

import java.util.List;
import java.util.Objects;

/**
 * One layer that a shard captures, and the extraction (array) it belongs to; shape is [C, H, W].
 *
 * @param generation how often the array was begun anew after it had been discarded: a number that the gateway gives and
 *     that comes back with the completion, so that a late word on a discarded array is known as such; absent for the first
 */
public record LayerTap(String layer, String extraction, List<Integer> shape, Long generation) {
    public LayerTap {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(extraction, "extraction");
        shape = List.copyOf(shape);
        generation = generation == null ? 0 : generation;
    }

    /** Of the first generation. */
    public LayerTap(String layer, String extraction, List<Integer> shape) {
        this(layer, extraction, shape, 0L);
    }
}
