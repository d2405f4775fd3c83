package org.fusiform.contracts.array;

import java.util.List;

/**
 * The Zarr v3 array of one extraction: [stimulus, channel, y, x], C order, little-endian. A chunk holds one shard's
 * stimuli by a block of channels; chunks at the far edges are padded with zeros to the full chunk shape.
 *
 * @param stimuli N, the stimuli of the set
 * @param shape [C, H, W] of one stimulus
 * @param shardStimuli stimuli per shard, which is the chunk's first side
 * @param blockChannels channels per chunk
 * @param storage what the values of a chunk are stored as
 */
public record ArrayLayout(int stimuli, List<Integer> shape, int shardStimuli, int blockChannels, StorageForm storage) {
    /** Chunks as float32, which whoever reads them has, stay at or under this, unless a single channel of a shard is larger. */
    static final long CHUNK_BYTES = 12L << 20;

    public ArrayLayout {
        shape = List.copyOf(shape);
        if (stimuli < 1 || shardStimuli < 1 || blockChannels < 1 || blockChannels > shape.get(0)) {
            throw new IllegalArgumentException("no array has " + stimuli + " stimuli of " + shape + " in shards of "
                    + shardStimuli + " and blocks of " + blockChannels);
        }
    }

    /** In the default form. */
    public ArrayLayout(int stimuli, List<Integer> shape, int shardStimuli, int blockChannels) {
        this(stimuli, shape, shardStimuli, blockChannels, StorageForm.DEFAULT);
    }

    /** In the default form. */
    public static ArrayLayout of(int stimuli, List<Integer> shape, int shardStimuli) {
        return of(stimuli, shape, shardStimuli, StorageForm.DEFAULT);
    }

    /** The layout that follows from the shard size: equal blocks, each as large as {@link #CHUNK_BYTES} allows. */
    public static ArrayLayout of(int stimuli, List<Integer> shape, int shardStimuli, StorageForm storage) {
        int channels = shape.get(0);
        long channelBytes = Math.multiplyExact(4L * shardStimuli, (long) shape.get(1) * shape.get(2));
        long fitting = Math.clamp(CHUNK_BYTES / channelBytes, 1, channels);
        int blocks = Math.ceilDiv(channels, (int) fitting);
        return new ArrayLayout(stimuli, shape, shardStimuli, Math.ceilDiv(channels, blocks), storage);
    }

    public int channels() {
        return shape.get(0);
    }

    /** H·W, the units of one feature map. */
    public int mapUnits() {
        return Math.multiplyExact(shape.get(1), shape.get(2));
    }

    /** Chunks along the stimuli. */
    public int shards() {
        return Math.ceilDiv(stimuli, shardStimuli);
    }

    /** Chunks along the channels. */
    public int blocks() {
        return Math.ceilDiv(channels(), blockChannels);
    }

    /** Stimuli really in a shard; fewer than {@link #shardStimuli} only in the last. */
    public int stimuliIn(int shard) {
        return Math.min(shardStimuli, stimuli - shard * shardStimuli);
    }

    /** Channels really in a block; fewer than {@link #blockChannels} only in the last. */
    public int channelsIn(int block) {
        return Math.min(blockChannels, channels() - block * blockChannels);
    }

    /** Values in a stored chunk, padding included. */
    public int chunkValues() {
        return Math.multiplyExact(Math.multiplyExact(shardStimuli, blockChannels), mapUnits());
    }
}
