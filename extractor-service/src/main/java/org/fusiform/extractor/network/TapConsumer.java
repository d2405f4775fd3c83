package org.fusiform.extractor.network;

import java.nio.FloatBuffer;
import java.util.List;

/** Takes a tapped layer's output while the forward pass is at it. */
@FunctionalInterface
public interface TapConsumer {
    /**
     * @param shape [C, H, W] of one stimulus
     * @param values float32 [n, C, H, W] in C order, valid only during the call
     */
    void captured(String layer, List<Integer> shape, FloatBuffer values);
}
