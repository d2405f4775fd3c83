package org.fusiform.contracts.network;

import java.util.List;

/**
 * What is known of an architecture without any weights at hand.
 *
 * @param family the name used in {@code untrained:FAMILY} and {@code model import --family}
 * @param inputSize side of the square input in pixels
 * @param pipeline the published evaluation preprocessing
 * @param layers in forward order
 * @param batch stimuli per forward whose activations take less than 1 GiB in float32, also where all layers are tapped
 */
public record FamilyDescription(
        String family, int inputSize, String pipeline, List<LayerDescription> layers, int batch) {
    public FamilyDescription {
        layers = List.copyOf(layers);
    }
}
