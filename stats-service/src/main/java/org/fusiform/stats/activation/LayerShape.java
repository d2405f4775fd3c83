package org.fusiform.stats.activation;

/**
 * The shape [C, H, W] of one stimulus's activations in a layer; a vector layer is [C, 1, 1].
 *
 * @param channels C, the feature maps
 * @param height H of a feature map
 * @param width W of a feature map
 */
public record LayerShape(int channels, int height, int width) {
    public LayerShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "no layer has the shape [" + channels + ", " + height + ", " + width + "]");
        }
        Math.multiplyExact(Math.multiplyExact(height, width), channels);
    }

    /** H·W, the units of one feature map. */
    public int mapUnits() {
        return height * width;
    }

    /** C·H·W; unit u lies in map u / (H·W), row-major within it. */
    public int units() {
        return channels * mapUnits();
    }
}
