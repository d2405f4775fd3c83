package org.fusiform.contracts.network;

import java.util.List;

/**
 * A ResNet as torchvision builds it: He et al. 2016 with the stride in the 3 × 3 convolution, wider as Zagoruyko and
 * Komodakis 2016 or grouped as Xie et al. 2017. Layers bear the names of torchvision's feature-extraction nodes.
 *
 * @param depths blocks of each of the four stages
 * @param groups groups of the 3 × 3 convolutions
 * @param groupWidth channels of one group in the first stage
 * @param batch as {@link FamilyDescription#batch}
 */
public record ResNetArchitecture(
        String family, BlockKind block, List<Integer> depths, int groups, int groupWidth, int batch)
        implements Architecture {
    public static final int STEM_CHANNELS = 64;
    public static final int CLASSES = 1000;
    private static final int INPUT_SIZE = 224;

    public ResNetArchitecture {
        depths = List.copyOf(depths);
    }

    @Override
    public int inputSize() {
        return INPUT_SIZE;
    }

    /** All blocks in forward order. */
    public List<ResidualBlock> blocks() {
        return ResidualBlock.stages(
                "",
                depths,
                STEM_CHANNELS,
                INPUT_SIZE / 4,
                stage -> groups * groupWidth << (stage - 1),
                stage -> STEM_CHANNELS * block.expansion << (stage - 1));
    }

    /** Length of the pooled vector. */
    public int features() {
        return blocks().getLast().out();
    }

    @Override
    public FamilyDescription description() {
        LayerList layers = new LayerList();
        layers.addConvNorm("", 1, STEM_CHANNELS, INPUT_SIZE / 2);
        layers.addStage(0, LayerKind.RELU, "relu", STEM_CHANNELS, INPUT_SIZE / 2);
        layers.add(LayerKind.POOLING, "maxpool", STEM_CHANNELS, INPUT_SIZE / 4);
        for (ResidualBlock each : blocks()) {
            switch (block) {
                case BASIC -> addBasic(layers, each);
                case BOTTLENECK -> addBottleneck(layers, each);
            }
        }
        layers.addStage(5, LayerKind.POOLING, "avgpool", features(), 1, "flatten");
        layers.add(LayerKind.HEAD, "fc", CLASSES, 1);
        return new FamilyDescription(family, INPUT_SIZE, "imagenet-256-bilinear", layers.toList(), batch);
    }

    private static void addBasic(LayerList layers, ResidualBlock block) {
        String at = block.name() + ".";
        layers.addConvNorm(at, 1, block.width(), block.side());
        layers.add(LayerKind.RELU, at + "relu", block.width(), block.side());
        layers.addConvNorm(at, 2, block.out(), block.side());
        layers.addBlockEnd(block, at + "relu_1");
    }

    private static void addBottleneck(LayerList layers, ResidualBlock block) {
        String at = block.name() + ".";
        layers.addConvNorm(at, 1, block.width(), block.inputSide());
        layers.add(LayerKind.RELU, at + "relu", block.width(), block.inputSide());
        layers.addConvNorm(at, 2, block.width(), block.side());
        layers.add(LayerKind.RELU, at + "relu_1", block.width(), block.side());
        layers.addConvNorm(at, 3, block.out(), block.side());
        layers.addBlockEnd(block, at + "relu_2");
    }

    /** What a block is made of, and how many times the base its output is wide. */
    public enum BlockKind {
        /** Two 3 × 3 convolutions. */
        BASIC(1),
        /** 1 × 1, 3 × 3 and 1 × 1. */
        BOTTLENECK(4);

        private final int expansion;

        BlockKind(int expansion) {
            this.expansion = expansion;
        }
    }
}
