package org.fusiform.extractor.network;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Optional;

/** What a forward pass computes in; captured values are float32 in any case. */
public enum Precision {
    FLOAT32("float32", DataType.FLOAT32),
    /** Convolutions and linear layers in half precision, norms' parameters in float32, as OpenAI ships CLIP. */
    FLOAT16("float16", DataType.FLOAT16);

    private final String id;
    private final DataType type;

    Precision(String id, DataType type) {
        this.id = id;
        this.type = type;
    }

    /** By the name in {@link org.fusiform.contracts.network.Compute#precision}. */
    public static Optional<Precision> named(String id) {
        return Arrays.stream(values())
                .filter(precision -> precision.id.equals(id))
                .findFirst();
    }

    DataType type() {
        return type;
    }
}
