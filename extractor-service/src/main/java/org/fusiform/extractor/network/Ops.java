package org.fusiform.extractor.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/**
 * The operations of one forward pass. Each takes the name of its node, which is also that of its parameters in the state
 * dictionary, offers its output to the taps, and frees its input unless it says otherwise, so that a forward pass holds
 * only what is still needed.
 */
final class Ops {
    private static final Shape ONES = new Shape(1, 1);
    private static final Shape NO_PADDING = new Shape(0, 0);
    /** PyTorch's default; inference mode does not use the momentum. */
    private static final float EPSILON = 1e-5f;

    private final Parameters parameters;
    private final InPlaceRelu relu;
    private final Taps taps;

    Ops(Parameters parameters, InPlaceRelu relu, Taps taps) {
        this.parameters = parameters;
        this.relu = relu;
        this.taps = taps;
    }

    /** Whether the rest of the network need not run. */
    boolean satisfied() {
        return taps.satisfied();
    }

    /** Square kernel, no bias; keeps its input. */
    NDArray convKeeping(NDArray input, String name, int stride, int padding) {
        return convKeeping(input, name, stride, padding, 1);
    }

    NDArray conv(NDArray input, String name, int stride, int padding) {
        return conv(input, name, stride, padding, 1);
    }

    NDArray conv(NDArray input, String name, int stride, int padding, int groups) {
        try (input) {
            return convKeeping(input, name, stride, padding, groups);
        }
    }

    private NDArray convKeeping(NDArray input, String name, int stride, int padding, int groups) {
        NDArray weight = parameters.get(name + ".weight");
        return tapped(
                name,
                Conv2d.conv2d(input, weight, null, new Shape(stride, stride), new Shape(padding, padding), ONES, groups)
                        .singletonOrThrow());
    }

    NDArray batchNorm(NDArray input, String name) {
        try (input) {
            return tapped(
                    name,
                    BatchNorm.batchNorm(
                                    input,
                                    parameters.get(name + ".running_mean"),
                                    parameters.get(name + ".running_var"),
                                    parameters.get(name + ".weight"),
                                    parameters.get(name + ".bias"),
                                    1,
                                    0.1f,
                                    EPSILON,
                                    false)
                            .singletonOrThrow());
        }
    }

    /** In place. */
    NDArray relu(NDArray input, String name) {
        return tapped(name, relu.apply(input));
    }

    /** Adds in place; frees {@code addend}. */
    NDArray add(NDArray input, NDArray addend, String name) {
        try (addend) {
            return tapped(name, input.addi(addend));
        }
    }

    NDArray maxPool(NDArray input, String name, int kernel, int stride, int padding) {
        try (input) {
            Shape kernels = new Shape(kernel, kernel);
            return tapped(
                    name,
                    Pool.maxPool2d(input, kernels, new Shape(stride, stride), new Shape(padding, padding), false));
        }
    }

    /** Means of squares that do not overlap. */
    NDArray averagePool(NDArray input, String name, int side) {
        try (input) {
            Shape square = new Shape(side, side);
            return tapped(name, Pool.avgPool2d(input, square, square, NO_PADDING, false, true));
        }
    }

    /** [n, C, H, W] → [n, C]. */
    NDArray globalAveragePool(NDArray input, String name) {
        try (input) {
            return tapped(name, Pool.globalAvgPool2d(input));
        }
    }

    NDArray linear(NDArray input, String name) {
        try (input) {
            return tapped(name, linearKeeping(input, name));
        }
    }

    /**
     * Multi-head attention of the mean over all positions to that mean and every position (Radford et al. 2021):
     * [n, C, H, W] → [n, outputs]. What it holds meanwhile is small and goes with the forward pass.
     */
    NDArray attentionPool(NDArray input, String name, int heads) {
        long n = input.getShape().get(0);
        long channels = input.getShape().get(1);
        NDArray positions = input.reshape(n, channels, -1).transpose(0, 2, 1);
        NDArray mean = positions.mean(new int[] {1}, true);
        NDArray tokens = mean.concat(positions, 1).add(parameters.get(name + ".positional_embedding"));
        input.close();
        NDArray query = byHead(linearKeeping(tokens.get(":, 0:1"), name + ".q_proj"), heads);
        NDArray keys = byHead(linearKeeping(tokens, name + ".k_proj"), heads);
        NDArray values = byHead(linearKeeping(tokens, name + ".v_proj"), heads);
        double scale = 1 / Math.sqrt((double) channels / heads);
        NDArray attention = query.mul(scale).matMul(keys.transpose(0, 1, 3, 2)).softmax(-1);
        // One position per head: putting the heads side by side again is a reshape.
        return tapped(name, linearKeeping(attention.matMul(values).reshape(n, channels), name + ".c_proj"));
    }

    /** [n, positions, C] → [n, heads, positions, C / heads]. */
    private static NDArray byHead(NDArray tokens, int heads) {
        Shape shape = tokens.getShape();
        return tokens.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads)
                .transpose(0, 2, 1, 3);
    }

    private NDArray linearKeeping(NDArray input, String name) {
        NDList output = Linear.linear(input, parameters.get(name + ".weight"), parameters.get(name + ".bias"));
        return output.singletonOrThrow();
    }

    private NDArray tapped(String name, NDArray output) {
        taps.offer(name, output);
        return output;
    }
}
