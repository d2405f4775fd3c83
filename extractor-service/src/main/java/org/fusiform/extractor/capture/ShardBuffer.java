package org.fusiform.extractor.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.LayerTap;

/**
 * One shard's captured layers, [stimuli of the shard, C, H, W] each, gathered over the batches of the shard. Off the heap:
 * anonymous memory up to a bound, above it a mapped file that is gone with the buffer.
 */
final class ShardBuffer implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Map<String, MemorySegment> layers = new LinkedHashMap<>();
    private final int stimuli;

    ShardBuffer(List<LayerTap> taps, int stimuli, long mostMemory, Path scratch) throws IOException {
        this.stimuli = stimuli;
        long total = 0;
        for (LayerTap tap : taps) {
            total += bytes(tap.shape()) * stimuli;
        }
        try {
            MemorySegment all = total <= mostMemory ? arena.allocate(total, 64) : mapped(total, scratch);
            long offset = 0;
            for (LayerTap tap : taps) {
                long size = bytes(tap.shape()) * stimuli;
                layers.put(tap.layer(), all.asSlice(offset, size));
                offset += size;
            }
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private MemorySegment mapped(long bytes, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        Path file = Files.createTempFile(scratch, "shard-", ".activations");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        }
    }

    /** Copies a batch's values to their place behind {@code first} stimuli of the shard. */
    void put(String layer, int first, FloatBuffer values) {
        MemorySegment target = layers.get(layer);
        long bytesEach = target.byteSize() / stimuli;
        MemorySegment.copy(MemorySegment.ofBuffer(values), 0, target, first * bytesEach, values.remaining() * 4L);
    }

    /** The gathered values of one layer. A shard of one layer holds at most 2 GiB: {@link ArrayLayout} chunks are ints. */
    FloatBuffer values(String layer) {
        return layers.get(layer).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private static long bytes(List<Integer> shape) {
        return 4L * shape.get(0) * shape.get(1) * shape.get(2);
    }

    @Override
    public void close() {
        arena.close();
    }
}
