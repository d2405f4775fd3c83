package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.contracts.network.Families;
import org.junit.jupiter.api.Test;

/** Blocks that no golden file covers, against the definition of every operation, in float64 at sampled units. */
class BlockDefinitionTest {
    private static final int SAMPLES = 40;

    @Test
    void aBasicBlockThatHalvesItsMaps() throws Exception {
        Block block = Block.run("resnet18", "layer1.1.relu_1", "layer2.0.");

        block.requireConv("conv1", "input", 2, 1, 1);
        block.requireNorm("bn1", "conv1");
        block.requireRelu("relu", "bn1");
        block.requireConv("conv2", "relu", 1, 1, 1);
        block.requireNorm("bn2", "conv2");
        block.requireConv("downsample.0", "input", 2, 0, 1);
        block.requireNorm("downsample.1", "downsample.0");
        block.requireRelu("relu_1", "add");
    }

    @Test
    void aGroupedBottleneckThatHalvesItsMaps() throws Exception {
        Block block = Block.run("resnext50_32x4d", "layer1.2.relu_2", "layer2.0.");

        block.requireConv("conv1", "input", 1, 0, 1);
        block.requireRelu("relu", "bn1");
        block.requireConv("conv2", "relu", 2, 1, 32);
        block.requireNorm("bn2", "conv2");
        block.requireRelu("relu_1", "bn2");
        block.requireConv("conv3", "relu_1", 1, 0, 1);
        block.requireConv("downsample.0", "input", 2, 0, 1);
        block.requireRelu("relu_2", "add");
    }

    @Test
    void aWideBottleneckThatKeepsItsMaps() throws Exception {
        Block block = Block.run("wide_resnet50_2", "maxpool", "layer1.0.");

        block.requireConv("conv1", "input", 1, 0, 1);
        block.requireConv("conv2", "relu", 1, 1, 1);
        block.requireConv("conv3", "relu_1", 1, 0, 1);
        block.requireConv("downsample.0", "input", 1, 0, 1);
        block.requireNorm("bn3", "conv3");
    }

    /** The nodes of one block for one stimulus, and what came into it. */
    private record Block(String prefix, Map<String, float[]> values, Map<String, List<Integer>> shapes) {
        static Block run(String family, String input, String prefix) throws Exception {
            Map<String, float[]> values = new HashMap<>();
            Map<String, List<Integer>> shapes = new HashMap<>();
            Set<String> taps = Stream.concat(
                            Stream.of(input),
                            Families.named(family).orElseThrow().layers().stream()
                                    .map(layer -> layer.name())
                                    .filter(name -> name.startsWith(prefix)))
                    .collect(Collectors.toSet());
            try (FamilyNetwork network = FamilyNetwork.load(
                    Engine.get().manager(),
                    Families.architecture(family).orElseThrow(),
                    new GoldenRule(),
                    Precision.FLOAT32)) {
                FloatBuffer image = FloatBuffer.wrap(GoldenRule.values("input", 1, 3, 224, 224));
                network.forward(image, 1, 224, taps, (layer, shape, captured) -> {
                    float[] copy = new float[captured.remaining()];
                    captured.get(copy);
                    String node = layer.equals(input) ? "input" : layer.substring(prefix.length());
                    values.put(node, copy);
                    shapes.put(node, shape);
                });
            }
            return new Block(prefix, values, shapes);
        }

        void requireConv(String node, String from, int stride, int padding, int groups) {
            List<Integer> in = shapes.get(from);
            int inputs = in.get(0) / groups;
            int kernel = node.equals("downsample.0") || padding == 0 ? 1 : 3;
            int outputs = shapes.get(node).get(0);
            float[] weight = GoldenRule.values(prefix + node + ".weight", outputs, inputs, kernel, kernel);
            requireSampled(node, (channel, y, x) -> {
                int first = channel / (outputs / groups) * inputs;
                double sum = 0;
                for (int i = 0; i < inputs * kernel * kernel; i++) {
                    int row = y * stride - padding + i / kernel % kernel;
                    int column = x * stride - padding + i % kernel;
                    if (row >= 0 && row < in.get(1) && column >= 0 && column < in.get(2)) {
                        sum += (double) weight[channel * inputs * kernel * kernel + i]
                                * at(from, first + i / (kernel * kernel), row, column);
                    }
                }
                return sum;
            });
        }

        void requireNorm(String node, String from) {
            int channels = shapes.get(node).get(0);
            float[] mean = GoldenRule.values(prefix + node + ".running_mean", channels);
            float[] variance = GoldenRule.values(prefix + node + ".running_var", channels);
            float[] weight = GoldenRule.values(prefix + node + ".weight", channels);
            float[] bias = GoldenRule.values(prefix + node + ".bias", channels);
            requireSampled(
                    node,
                    (channel, y, x) -> (at(from, channel, y, x) - mean[channel])
                                    / Math.sqrt(variance[channel] + 1e-5)
                                    * weight[channel]
                            + bias[channel]);
        }

        void requireRelu(String node, String from) {
            requireSampled(node, (channel, y, x) -> Math.max(0, at(from, channel, y, x)));
        }

        private float at(String node, int channel, int y, int x) {
            List<Integer> shape = shapes.get(node);
            return values.get(node)[(channel * shape.get(1) + y) * shape.get(2) + x];
        }

        private void requireSampled(String node, Definition definition) {
            List<Integer> shape = shapes.get(node);
            Random random = new Random(1);
            for (int i = 0; i < SAMPLES; i++) {
                int channel = random.nextInt(shape.get(0));
                // The first and the last pixels are where padding and stride show.
                int y = i % 4 == 0 ? 0 : i % 4 == 1 ? shape.get(1) - 1 : random.nextInt(shape.get(1));
                int x = i % 4 == 2 ? 0 : i % 4 == 3 ? shape.get(2) - 1 : random.nextInt(shape.get(2));
                assertThat((double) at(node, channel, y, x))
                        .as("%s%s [%d, %d, %d]", prefix, node, channel, y, x)
                        .isCloseTo(definition.at(channel, y, x), within(1e-5));
            }
        }
    }

    @FunctionalInterface
    private interface Definition {
        double at(int channel, int y, int x);
    }
}
