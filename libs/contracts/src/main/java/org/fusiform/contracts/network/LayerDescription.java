package org.fusiform.contracts.network;

import java.util.List;
import java.util.Objects;

/**
 * A layer that can be asked for.
 *
 * @param name the name its users know, such as {@code layer4.2.relu_2}
 * @param shape [C, H, W] of one stimulus; a vector output is [C, 1, 1]
 * @param stage 0 the stem's last ReLU, 1–4 the stages, 5 the pooled output; null where it is no stage output
 */
public record LayerDescription(String name, List<Integer> shape, Integer stage) {
    public LayerDescription {
        Objects.requireNonNull(name, "name");
        shape = List.copyOf(shape);
        if (shape.size() != 3 || shape.stream().anyMatch(side -> side < 1)) {
            throw new IllegalArgumentException("layer " + name + " needs a shape [C, H, W], not " + shape);
        }
    }

    /** C·H·W. */
    public long units() {
        return (long) shape.get(0) * shape.get(1) * shape.get(2);
    }
}
