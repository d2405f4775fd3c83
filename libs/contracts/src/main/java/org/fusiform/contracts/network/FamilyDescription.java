package org.fusiform.contracts.network;

import java.util.List;

/**
 * What is known of an architecture without any weights at hand.
 *
 * @param family the name used in {@code untrained:FAMILY} and {@code model import --family}
 * @param inputSize side of the square input in pixels
 * @param pipeline the published evaluation preprocessing
 * @param layers in forward order
 * @param batch a safe number of stimuli per forward: it takes less than 600 MiB in float32, besides the weights and what
 *     is captured
 */
public record FamilyDescription(
        String family, int inputSize, String pipeline, List<LayerDescription> layers, int batch) {
    public FamilyDescription {
        layers = List.copyOf(layers);
    }
}
