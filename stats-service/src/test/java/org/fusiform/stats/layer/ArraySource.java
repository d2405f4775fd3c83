package org.fusiform.stats.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.ActivationSource;

/** Activations [stimulus][unit] in an array, presented in shards and padded channel blocks of any size. */
public record ArraySource(float[][] activations, int channels, int mapUnits, int shardStimuli, int blockChannels)
        implements ActivationSource {

    /** Stimulus-major values, as a NumPy array holds them. */
    public static ArraySource of(float[] values, int channels, int mapUnits, int shardStimuli, int blockChannels) {
        int units = channels * mapUnits;
        float[][] rows = new float[values.length / units][];
        Arrays.setAll(rows, s -> Arrays.copyOfRange(values, s * units, (s + 1) * units));
        return new ArraySource(rows, channels, mapUnits, shardStimuli, blockChannels);
    }

    @Override
    public int shards() {
        return Math.ceilDiv(activations.length, shardStimuli);
    }

    @Override
    public int stimuliIn(int shard) {
        return Math.min(shardStimuli, activations.length - shard * shardStimuli);
    }

    @Override
    public int channelBlocks() {
        return Math.ceilDiv(channels, blockChannels);
    }

    @Override
    public int channelsIn(int block) {
        return Math.min(blockChannels, channels - block * blockChannels);
    }

    @Override
    public ActivationBlock read(int shard, int channelBlock) {
        int stride = blockChannels * mapUnits;
        float[] chunk = new float[shardStimuli * stride];
        for (int s = 0; s < stimuliIn(shard); s++) {
            System.arraycopy(
                    activations[shard * shardStimuli + s],
                    channelBlock * stride,
                    chunk,
                    s * stride,
                    channelsIn(channelBlock) * mapUnits);
        }
        return new ActivationBlock(FloatBuffer.wrap(chunk), stride);
    }
}
