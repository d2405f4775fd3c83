package org.fusiform.stats.activation;

import java.io.IOException;

/**
 * Where a layer's activations come from: a grid of shards (contiguous stimuli, in manifest order) by blocks of
 * channels. A block may be read more than once and must hold the same values each time.
 */
public interface ActivationSource {
    int shards();

    /** Stimuli in a shard; they sum to the stimuli of the set. */
    int stimuliIn(int shard);

    int channelBlocks();

    /** Channels in a block; they sum to the layer's channels. */
    int channelsIn(int block);

    ActivationBlock read(int shard, int channelBlock) throws IOException;

    /** Reads a block and checks that it holds what the grid promises. */
    default ActivationBlock readChecked(int shard, int channelBlock, LayerShape shape) throws IOException {
        return read(shard, channelBlock).holding(stimuliIn(shard), channelsIn(channelBlock) * shape.mapUnits());
    }

    /** Refuses a grid that does not cover {@code stimuli} × {@code shape}. */
    default void requireCovers(int stimuli, LayerShape shape) {
        long rows = 0;
        for (int shard = 0; shard < shards(); shard++) {
            rows += stimuliIn(shard);
        }
        long channels = 0;
        for (int block = 0; block < channelBlocks(); block++) {
            channels += channelsIn(block);
        }
        if (rows != stimuli || channels != shape.channels()) {
            throw new IllegalArgumentException("the activations cover " + rows + " stimuli and " + channels
                    + " channels, the analysis expects " + stimuli + " and " + shape.channels());
        }
    }
}
