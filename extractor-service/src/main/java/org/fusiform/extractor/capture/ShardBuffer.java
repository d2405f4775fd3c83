package org.fusiform.extractor.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.LayerTap;

/** One shard's captured layers, [stimuli of the shard, C, H, W] each, gathered over the batches of the shard. */
final class ShardBuffer implements AutoCloseable {
    private final RecycledMemory.Piece piece;
    private final Map<String, MemorySegment> layers = new LinkedHashMap<>();
    private final int stimuli;

    ShardBuffer(List<LayerTap> taps, int stimuli, RecycledMemory memory) throws IOException {
        this.stimuli = stimuli;
        this.piece = memory.take(
                taps.stream().mapToLong(tap -> bytes(tap.shape()) * stimuli).sum());
        long offset = 0;
        for (LayerTap tap : taps) {
            long size = bytes(tap.shape()) * stimuli;
            layers.put(tap.layer(), piece.memory().asSlice(offset, size));
            offset += size;
        }
    }

    /** Copies a batch's values to their place behind {@code first} stimuli of the shard. */
    void put(String layer, int first, FloatBuffer values) {
        MemorySegment target = layers.get(layer);
        long bytesEach = target.byteSize() / stimuli;
        MemorySegment.copy(MemorySegment.ofBuffer(values), 0, target, first * bytesEach, values.remaining() * 4L);
    }

    /** The gathered values of one layer. A shard of one layer holds at most 2 GiB: {@link ArrayLayout} chunks are ints. */
    ByteBuffer values(String layer) {
        return layers.get(layer).asByteBuffer();
    }

    private static long bytes(List<Integer> shape) {
        return 4L * shape.get(0) * shape.get(1) * shape.get(2);
    }

    @Override
    public void close() {
        piece.close();
    }
}
