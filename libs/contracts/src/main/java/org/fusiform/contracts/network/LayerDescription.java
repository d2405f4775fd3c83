package org.fusiform.contracts.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * A layer that can be asked for.
 *
 * @param name the name its users know, such as {@code layer4.2.relu_2}
 * @param shape [C, H, W] of one stimulus; a vector output is [C, 1, 1]
 * @param stage 0 the stem's last ReLU, 1–4 the stages, 5 the pooled output; null where it is no stage output
 * @param kind null where nothing but the network's own listing is known
 * @param aliases other names of the same values, such as {@code layer4}: the module whose output this is
 */
public record LayerDescription(
        String name,
        List<Integer> shape,
        Integer stage,
        @JsonInclude(JsonInclude.Include.NON_NULL) LayerKind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases) {
    public LayerDescription {
        Objects.requireNonNull(name, "name");
        shape = List.copyOf(shape);
        if (shape.size() != 3 || shape.stream().anyMatch(side -> side < 1)) {
            throw new IllegalArgumentException("layer " + name + " needs a shape [C, H, W], not " + shape);
        }
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    /** An output that a network itself names. */
    public LayerDescription(String name, List<Integer> shape, Integer stage) {
        this(name, shape, stage, null, List.of());
    }

    /** C·H·W. */
    public long units() {
        return (long) shape.get(0) * shape.get(1) * shape.get(2);
    }

    /** Whether {@code all} means it too; what lies before a ReLU must be asked for by name or glob. */
    public boolean inAll() {
        return kind != LayerKind.PRE_RELU;
    }
}
