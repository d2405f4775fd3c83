package org.fusiform.extractor.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.fusiform.contracts.network.ResNetArchitecture;
import org.fusiform.contracts.network.ResidualBlock;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;

/** torchvision's ResNets. */
record ResNet(ResNetArchitecture architecture) implements NetworkGraph {
    /** Convolutions by He et al. 2015, norms as the identity, the classifier by PyTorch's default. */
    @Override
    public List<ParameterShape> parameters() {
        ParameterList list = new ParameterList();
        int stem = ResNetArchitecture.STEM_CHANNELS;
        list.addHeConv("conv1", stem, 3, 7);
        list.addNorm("bn1", stem, Initialisation.ONES);
        for (ResidualBlock block : architecture.blocks()) {
            switch (architecture.block()) {
                case BASIC -> addBasic(list, block);
                case BOTTLENECK -> addBottleneck(list, block);
            }
            if (block.projects()) {
                list.addHeConv(block.name() + ".downsample.0", block.out(), block.in(), 1);
                list.addNorm(block.name() + ".downsample.1", block.out(), Initialisation.ONES);
            }
        }
        int features = architecture.features();
        list.addLinear("fc", ResNetArchitecture.CLASSES, features, Initialisation.uniform(features));
        return list.toList();
    }

    private static void addBasic(ParameterList list, ResidualBlock block) {
        addConvNorm(list, block, 1, block.width(), block.in(), 3);
        addConvNorm(list, block, 2, block.out(), block.width(), 3);
    }

    private void addBottleneck(ParameterList list, ResidualBlock block) {
        addConvNorm(list, block, 1, block.width(), block.in(), 1);
        addConvNorm(list, block, 2, block.width(), block.width() / architecture.groups(), 3);
        addConvNorm(list, block, 3, block.out(), block.width(), 1);
    }

    private static void addConvNorm(ParameterList list, ResidualBlock block, int number, int out, int in, int kernel) {
        list.addHeConv(block.name() + ".conv" + number, out, in, kernel);
        list.addNorm(block.name() + ".bn" + number, out, Initialisation.ONES);
    }

    @Override
    public void run(NDArray input, Ops ops) {
        NDArray x = ops.relu(ops.batchNorm(ops.conv(input, "conv1", 2, 3), "bn1"), "relu");
        x = ops.maxPool(x, "maxpool", 3, 2, 1);
        for (ResidualBlock block : architecture.blocks()) {
            if (ops.satisfied()) {
                return;
            }
            x = switch (architecture.block()) {
                case BASIC -> basic(x, block, ops);
                case BOTTLENECK -> bottleneck(x, block, ops);
            };
        }
        if (ops.satisfied()) {
            return;
        }
        x = ops.globalAveragePool(x, "avgpool");
        if (!ops.satisfied()) {
            ops.linear(x, "fc");
        }
    }

    private static NDArray basic(NDArray input, ResidualBlock block, Ops ops) {
        String at = block.name() + ".";
        NDArray x = ops.batchNorm(ops.convKeeping(input, at + "conv1", block.stride(), 1), at + "bn1");
        x = ops.relu(x, at + "relu");
        x = ops.batchNorm(ops.conv(x, at + "conv2", 1, 1), at + "bn2");
        return ops.relu(ops.add(x, shortcut(input, block, ops), at + "add"), at + "relu_1");
    }

    private NDArray bottleneck(NDArray input, ResidualBlock block, Ops ops) {
        String at = block.name() + ".";
        NDArray x = ops.batchNorm(ops.convKeeping(input, at + "conv1", 1, 0), at + "bn1");
        x = ops.relu(x, at + "relu");
        x = ops.batchNorm(ops.conv(x, at + "conv2", block.stride(), 1, architecture.groups()), at + "bn2");
        x = ops.relu(x, at + "relu_1");
        x = ops.batchNorm(ops.conv(x, at + "conv3", 1, 0), at + "bn3");
        return ops.relu(ops.add(x, shortcut(input, block, ops), at + "add"), at + "relu_2");
    }

    private static NDArray shortcut(NDArray input, ResidualBlock block, Ops ops) {
        if (!block.projects()) {
            return input;
        }
        String at = block.name() + ".downsample.";
        return ops.batchNorm(ops.conv(input, at + "0", block.stride(), 0), at + "1");
    }
}
