package org.fusiform.extractor.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/**
 * Functional operations on the parameters of one network, named as in its state dictionary. Each frees its input unless
 * it says otherwise, so that a forward pass holds only what is still needed.
 */
final class Ops {
    private static final Shape ONES = new Shape(1, 1);
    /** PyTorch's default; inference mode does not use the momentum. */
    private static final float EPSILON = 1e-5f;

    private final Parameters parameters;

    Ops(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Square kernel, no bias; keeps its input. */
    NDArray convKeeping(NDArray input, String name, int stride, int padding) {
        return Conv2d.conv2d(
                        input,
                        parameters.get(name + ".weight"),
                        null,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        ONES,
                        1)
                .singletonOrThrow();
    }

    NDArray conv(NDArray input, String name, int stride, int padding) {
        try (input) {
            return convKeeping(input, name, stride, padding);
        }
    }

    NDArray batchNorm(NDArray input, String name) {
        try (input) {
            return BatchNorm.batchNorm(
                            input,
                            parameters.get(name + ".running_mean"),
                            parameters.get(name + ".running_var"),
                            parameters.get(name + ".weight"),
                            parameters.get(name + ".bias"),
                            1,
                            0.1f,
                            EPSILON,
                            false)
                    .singletonOrThrow();
        }
    }

    NDArray relu(NDArray input) {
        try (input) {
            return Activation.relu(input);
        }
    }

    /** Adds in place; frees {@code addend}. */
    NDArray add(NDArray input, NDArray addend) {
        try (addend) {
            return input.addi(addend);
        }
    }

    NDArray maxPool(NDArray input, int kernel, int stride, int padding) {
        try (input) {
            return Pool.maxPool2d(
                    input, new Shape(kernel, kernel), new Shape(stride, stride), new Shape(padding, padding), false);
        }
    }

    /** [n, C, H, W] → [n, C]. */
    NDArray globalAveragePool(NDArray input) {
        try (input) {
            return Pool.globalAvgPool2d(input);
        }
    }

    NDArray linear(NDArray input, String name) {
        try (input) {
            return Linear.linear(input, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
                    .singletonOrThrow();
        }
    }
}
