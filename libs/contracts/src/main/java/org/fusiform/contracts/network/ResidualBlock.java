package org.fusiform.contracts.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One block of a residual network.
 *
 * @param name of its module, such as {@code layer4.2}
 * @param stage 1–4
 * @param in channels that come in
 * @param width channels of the convolutions within
 * @param out channels that go out
 * @param stride 2 where the block halves its maps
 * @param side of the square maps that go out, in pixels
 * @param last whether its output is the stage's
 */
public record ResidualBlock(String name, int stage, int in, int width, int out, int stride, int side, boolean last) {
    /** Whether the shortcut is a 1 × 1 convolution; it is the identity otherwise. */
    public boolean projects() {
        return stride > 1 || in != out;
    }

    /** Side of the square maps that come in, in pixels. */
    public int inputSide() {
        return side * stride;
    }

    /** The module of its stage, such as {@code layer4}. */
    public String stageName() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /**
     * All blocks in forward order; every stage but the first halves the maps in its first block.
     *
     * @param in channels of the stem
     * @param side of the stem's maps
     * @param width channels within the blocks of a stage
     * @param out channels that the blocks of a stage give
     */
    static List<ResidualBlock> stages(
            String prefix, List<Integer> depths, int in, int side, IntUnaryOperator width, IntUnaryOperator out) {
        List<ResidualBlock> blocks = new ArrayList<>();
        int channels = in;
        for (int stage = 1; stage <= depths.size(); stage++) {
            int depth = depths.get(stage - 1);
            for (int i = 0; i < depth; i++) {
                blocks.add(new ResidualBlock(
                        prefix + "layer" + stage + "." + i,
                        stage,
                        channels,
                        width.applyAsInt(stage),
                        out.applyAsInt(stage),
                        stage > 1 && i == 0 ? 2 : 1,
                        side >> (stage - 1),
                        i == depth - 1));
                channels = out.applyAsInt(stage);
            }
        }
        return blocks;
    }
}
