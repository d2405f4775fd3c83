package org.fusiform.contracts.network;

import java.util.List;

/**
 * The visual tower of OpenAI's CLIP (Radford et al. 2021) where it is a ResNet: a stem of three convolutions, average
 * pooling before whatever strides, and attention pooling. Layers bear the names of its modules, and those that are no
 * module (the sum of a block) torchvision's.
 *
 * @param depths bottlenecks of each of the four stages
 * @param width channels of the stem
 * @param outputs length of the embedding
 * @param inputSize side of the square input in pixels
 * @param batch as {@link FamilyDescription#batch}
 */
public record ClipResNetArchitecture(
        String family, List<Integer> depths, int width, int outputs, int inputSize, int batch) implements Architecture {
    /** What the names of all its layers and parameters begin with. */
    public static final String PREFIX = "visual.";

    private static final int EXPANSION = 4;
    private static final int HEAD_CHANNELS = 64;

    public ClipResNetArchitecture {
        depths = List.copyOf(depths);
    }

    /** All blocks in forward order. */
    public List<ResidualBlock> blocks() {
        return ResidualBlock.stages(
                PREFIX,
                depths,
                width,
                inputSize / 4,
                stage -> width << (stage - 1),
                stage -> width * EXPANSION << (stage - 1));
    }

    /** Channels of the last stage, which the attention pooling works on. */
    public int features() {
        return blocks().getLast().out();
    }

    /** Positions the attention pooling looks at, without their mean. */
    public int positions() {
        int side = blocks().getLast().side();
        return side * side;
    }

    /** Heads of the attention pooling. */
    public int heads() {
        return features() / HEAD_CHANNELS;
    }

    @Override
    public FamilyDescription description() {
        LayerList layers = new LayerList();
        int half = inputSize / 2;
        for (int i = 1; i <= 3; i++) {
            int channels = i < 3 ? width / 2 : width;
            layers.addConvNorm(PREFIX, i, channels, half);
            if (i < 3) {
                layers.add(LayerKind.RELU, PREFIX + "relu" + i, channels, half);
            } else {
                layers.addStage(0, LayerKind.RELU, PREFIX + "relu" + i, channels, half);
            }
        }
        layers.add(LayerKind.POOLING, PREFIX + "avgpool", width, inputSize / 4);
        blocks().forEach(block -> addBlock(layers, block));
        layers.addStage(5, LayerKind.POOLING, PREFIX + "attnpool", outputs, 1);
        return new FamilyDescription(family, inputSize, "clip-" + inputSize + "-bicubic", layers.toList(), batch);
    }

    private static void addBlock(LayerList layers, ResidualBlock block) {
        String at = block.name() + ".";
        for (int i = 1; i <= 2; i++) {
            layers.addConvNorm(at, i, block.width(), block.inputSide());
            layers.add(LayerKind.RELU, at + "relu" + i, block.width(), block.inputSide());
        }
        if (block.stride() > 1) {
            layers.add(LayerKind.POOLING, at + "avgpool", block.width(), block.side());
        }
        layers.addConvNorm(at, 3, block.out(), block.side());
        if (block.stride() > 1) {
            layers.add(LayerKind.PRE_RELU, at + "downsample.-1", block.in(), block.side());
        }
        layers.addBlockEnd(block, at + "relu3");
    }
}
