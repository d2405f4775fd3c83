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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Memory off the heap, which one use leaves to the next: new memory has to be cleared and its pages found, for as long as
 * half of a forward pass takes. Above a bound it is a mapped file that is gone with its use. Thread-safe.
 */
final class RecycledMemory {
    private final long most;
    private final Path scratch;
    private final BlockingQueue<Piece> kept;

    /**
     * @param pieces that are kept while nobody uses them
     * @param most bytes of one piece that may be in memory
     * @param scratch directory of the files
     */
    RecycledMemory(int pieces, long most, Path scratch) {
        this.kept = new LinkedBlockingQueue<>(pieces);
        this.most = most;
        this.scratch = scratch;
    }

    /** Memory with any content, to be closed once. */
    Piece take(long bytes) throws IOException {
        if (bytes > most) {
            return mapped(bytes);
        }
        Piece last = kept.poll();
        if (last != null && last.memory.byteSize() >= bytes) {
            return last;
        }
        if (last != null) {
            last.arena.close();
        }
        Arena arena = Arena.ofShared();
        return new Piece(arena, arena.allocate(bytes, 64), true);
    }

    private Piece mapped(long bytes) throws IOException {
        Files.createDirectories(scratch);
        Path file = Files.createTempFile(scratch, "shard-", ".activations");
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return new Piece(arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena), false);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** At least what was asked for. */
    final class Piece implements AutoCloseable {
        private final Arena arena;
        private final MemorySegment memory;
        private final boolean reusable;

        private Piece(Arena arena, MemorySegment memory, boolean reusable) {
            this.arena = arena;
            this.memory = memory;
            this.reusable = reusable;
        }

        MemorySegment memory() {
            return memory;
        }

        /** The first {@code count} floats of it. */
        FloatBuffer floats(int count) {
            return memory.asSlice(0, 4L * count)
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        @Override
        public void close() {
            if (!reusable || !kept.offer(this)) {
                arena.close();
            }
        }
    }
}
