package org.fusiform.contracts.message;

import java.util.List;
import java.util.Objects;

/** One layer that a shard captures, and the extraction (array) it belongs to; shape is [C, H, W]. */
public record LayerTap(String layer, String extraction, List<Integer> shape) {
    public LayerTap {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(extraction, "extraction");
        shape = List.copyOf(shape);
    }
}
