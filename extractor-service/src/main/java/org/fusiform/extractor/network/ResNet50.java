package org.fusiform.extractor.network;

import static org.fusiform.extractor.weights.Initialisation.HE_NORMAL_FAN_OUT;
import static org.fusiform.extractor.weights.Initialisation.ONES;
import static org.fusiform.extractor.weights.Initialisation.UNIFORM_2048;
import static org.fusiform.extractor.weights.Initialisation.UNIFORM_FAN_IN;
import static org.fusiform.extractor.weights.Initialisation.ZEROS;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/** torchvision's ResNet-50 (He et al. 2016; stride in the 3 × 3 convolution). Layers bear the names of its graph nodes. */
public final class ResNet50 implements LoadedNetwork {
    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final int EXPANSION = 4;

    private final Parameters parameters;
    private final Ops ops;

    private ResNet50(Parameters parameters) {
        this.parameters = parameters;
        this.ops = new Ops(parameters);
    }

    /** Copies the weights into the engine. */
    public static ResNet50 load(NDManager manager, NamedTensors tensors) {
        return new ResNet50(Parameters.load(manager, parameterShapes(), tensors));
    }

    /** What its state dictionary holds, without the batch counters that inference does not use. */
    public static List<ParameterShape> parameterShapes() {
        List<ParameterShape> shapes = new ArrayList<>();
        addConv(shapes, "conv1", 64, 3, 7);
        addNorm(shapes, "bn1", 64);
        int in = 64;
        for (int stage = 1; stage <= BLOCKS.length; stage++) {
            int width = 32 << stage;
            for (int block = 0; block < BLOCKS[stage - 1]; block++) {
                String name = "layer" + stage + "." + block + ".";
                addConv(shapes, name + "conv1", width, in, 1);
                addNorm(shapes, name + "bn1", width);
                addConv(shapes, name + "conv2", width, width, 3);
                addNorm(shapes, name + "bn2", width);
                addConv(shapes, name + "conv3", width * EXPANSION, width, 1);
                addNorm(shapes, name + "bn3", width * EXPANSION);
                if (block == 0) {
                    addConv(shapes, name + "downsample.0", width * EXPANSION, in, 1);
                    addNorm(shapes, name + "downsample.1", width * EXPANSION);
                }
                in = width * EXPANSION;
            }
        }
        shapes.add(new ParameterShape("fc.weight", new int[] {1000, in}, UNIFORM_FAN_IN));
        shapes.add(new ParameterShape("fc.bias", new int[] {1000}, UNIFORM_2048));
        return List.copyOf(shapes);
    }

    private static void addConv(List<ParameterShape> shapes, String name, int out, int in, int kernel) {
        shapes.add(new ParameterShape(name + ".weight", new int[] {out, in, kernel, kernel}, HE_NORMAL_FAN_OUT));
    }

    private static void addNorm(List<ParameterShape> shapes, String name, int channels) {
        shapes.add(new ParameterShape(name + ".weight", new int[] {channels}, ONES));
        shapes.add(new ParameterShape(name + ".bias", new int[] {channels}, ZEROS));
        shapes.add(new ParameterShape(name + ".running_mean", new int[] {channels}, ZEROS));
        shapes.add(new ParameterShape(name + ".running_var", new int[] {channels}, ONES));
    }

    @Override
    public long bytes() {
        return parameters.bytes();
    }

    @Override
    public void forward(FloatBuffer input, int n, int size, Set<String> layers, TapConsumer consumer)
            throws NetworkRefused {
        Taps taps = new Taps(layers, consumer);
        try (NDManager pass = parameters.manager().newSubManager()) {
            run(pass.create(input, new Shape(n, 3, size, size)), taps);
        }
        taps.requireSatisfied();
    }

    private void run(NDArray input, Taps taps) {
        NDArray x = ops.conv(input, "conv1", 2, 3);
        taps.offer("conv1", x);
        x = tapped(taps, "relu", ops.relu(ops.batchNorm(x, "bn1")));
        x = tapped(taps, "maxpool", ops.maxPool(x, 3, 2, 1));
        for (int stage = 1; stage <= BLOCKS.length; stage++) {
            for (int block = 0; block < BLOCKS[stage - 1]; block++) {
                if (taps.satisfied()) {
                    return;
                }
                x = bottleneck(
                        x, "layer" + stage + "." + block + ".", block == 0, stage > 1 && block == 0 ? 2 : 1, taps);
            }
        }
        x = tapped(taps, "avgpool", ops.globalAveragePool(x));
        tapped(taps, "fc", ops.linear(x, "fc"));
    }

    private NDArray bottleneck(NDArray input, String name, boolean projects, int stride, Taps taps) {
        NDArray x = ops.batchNorm(ops.convKeeping(input, name + "conv1", 1, 0), name + "bn1");
        x = tapped(taps, name + "relu", ops.relu(x));
        x = ops.batchNorm(ops.conv(x, name + "conv2", stride, 1), name + "bn2");
        x = tapped(taps, name + "relu_1", ops.relu(x));
        x = ops.batchNorm(ops.conv(x, name + "conv3", 1, 0), name + "bn3");
        NDArray shortcut = projects
                ? ops.batchNorm(ops.conv(input, name + "downsample.0", stride, 0), name + "downsample.1")
                : input;
        return tapped(taps, name + "relu_2", ops.relu(ops.add(x, shortcut)));
    }

    private static NDArray tapped(Taps taps, String layer, NDArray output) {
        taps.offer(layer, output);
        return output;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
