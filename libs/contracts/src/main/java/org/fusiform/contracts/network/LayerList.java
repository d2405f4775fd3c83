package org.fusiform.contracts.network;

import java.util.ArrayList;
import java.util.List;

/** Collects the layers of an architecture in forward order; all maps are square. */
final class LayerList {
    private final List<LayerDescription> layers = new ArrayList<>();

    void add(LayerKind kind, String name, int channels, int side, String... aliases) {
        add(kind, name, channels, side, null, List.of(aliases));
    }

    void addStage(int stage, LayerKind kind, String name, int channels, int side, String... aliases) {
        add(kind, name, channels, side, stage, List.of(aliases));
    }

    /** A convolution and its norm, named as in all ResNets but for the number. */
    void addConvNorm(String prefix, int number, int channels, int side) {
        add(LayerKind.PRE_RELU, prefix + "conv" + number, channels, side);
        add(LayerKind.PRE_RELU, prefix + "bn" + number, channels, side);
    }

    /** The end of a block: its shortcut's projection, the sum, and the ReLU that is the block's output. */
    void addBlockEnd(ResidualBlock block, String relu) {
        String name = block.name();
        if (block.projects()) {
            add(LayerKind.PRE_RELU, name + ".downsample.0", block.out(), block.side());
            add(LayerKind.PRE_RELU, name + ".downsample.1", block.out(), block.side(), name + ".downsample");
        }
        add(LayerKind.PRE_RELU, name + ".add", block.out(), block.side());
        if (block.last()) {
            addStage(block.stage(), LayerKind.RELU, relu, block.out(), block.side(), name, block.stageName());
        } else {
            add(LayerKind.RELU, relu, block.out(), block.side(), name);
        }
    }

    List<LayerDescription> toList() {
        return List.copyOf(layers);
    }

    private void add(LayerKind kind, String name, int channels, int side, Integer stage, List<String> aliases) {
        layers.add(new LayerDescription(name, List.of(channels, side, side), stage, kind, aliases));
    }
}
