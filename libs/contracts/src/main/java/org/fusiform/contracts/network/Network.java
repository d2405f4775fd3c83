package org.fusiform.contracts.network;

import java.util.Objects;

/**
 * A network ready to be loaded.
 *
 * @param model its name in the registry
 * @param family the architecture
 * @param pipeline the preprocessing its weights were evaluated with
 */
public record Network(String model, String family, Weights weights, String pipeline) {
    public Network {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(pipeline, "pipeline");
    }
}
