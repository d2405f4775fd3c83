package org.fusiform.stats.activation;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The activations of a source, kept from the first time that they are read, where the pool has room for all of the layer and
 * for what its analysis takes beside them; else read each time. A block is read by one thread at a time.
 */
public final class KeptActivations implements ActivationSource, AutoCloseable {
    /** What the moments and p-values of a unit take at the most. */
    private static final long BESIDE = 1 << 10;

    private final ActivationSource source;
    private final LayerShape shape;
    private final ScratchMemory scratch;
    private final AtomicIntegerArray kept;

    /** @param memory whose pool is asked for room */
    public KeptActivations(ActivationSource source, LayerShape shape, WorkingMemory memory) {
        this.source = source;
        this.shape = shape;
        long stimuli = 0;
        for (int shard = 0; shard < source.shards(); shard++) {
            stimuli += source.stimuliIn(shard);
        }
        this.scratch = memory.scratchInPool(stimuli * shape.units() * Float.BYTES, shape.units() * BESIDE);
        this.kept = new AtomicIntegerArray(source.shards() * source.channelBlocks());
    }

    @Override
    public int shards() {
        return source.shards();
    }

    @Override
    public int stimuliIn(int shard) {
        return source.stimuliIn(shard);
    }

    @Override
    public int channelBlocks() {
        return source.channelBlocks();
    }

    @Override
    public int channelsIn(int block) {
        return source.channelsIn(block);
    }

    @Override
    public ActivationBlock read(int shard, int block) throws IOException {
        if (scratch == null) {
            return source.read(shard, block);
        }
        int place = shard * channelBlocks() + block;
        ActivationBlock view = view(shard, block);
        if (kept.get(place) == 0) {
            ActivationBlock read = source.readChecked(shard, block, shape);
            int units = view.rowStride();
            for (int row = 0; row < stimuliIn(shard); row++) {
                view.values().put(row * units, read.values(), row * read.rowStride(), units);
            }
            read.release().run();
            kept.set(place, 1);
        }
        return view;
    }

    /** Where a block is kept: shard by shard and, within one, block by block, without padding. */
    private ActivationBlock view(int shard, int block) {
        long before = 0;
        for (int earlier = 0; earlier < shard; earlier++) {
            before += (long) stimuliIn(earlier) * shape.units();
        }
        for (int earlier = 0; earlier < block; earlier++) {
            before += (long) stimuliIn(shard) * units(earlier);
        }
        MemorySegment memory =
                scratch.memory().asSlice(before * Float.BYTES, (long) stimuliIn(shard) * units(block) * Float.BYTES);
        ByteBuffer bytes = memory.asByteBuffer().order(ByteOrder.nativeOrder());
        return new ActivationBlock(bytes.asFloatBuffer(), units(block));
    }

    private int units(int block) {
        return channelsIn(block) * shape.mapUnits();
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
