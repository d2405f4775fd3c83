package org.fusiform.stats.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Layer-wide working memory off the heap, whatever it holds at first: from a pool as long as that has room, beyond it a
 * mapped file, which is slower to fill. The file loses its name as soon as it is mapped, so nothing is left behind even
 * when the process is killed.
 */
public final class ScratchMemory implements AutoCloseable {
    private final Arena arena;
    private final MemorySegment memory;
    private final Runnable release;

    private ScratchMemory(Arena arena, MemorySegment memory, Runnable release) {
        this.arena = arena;
        this.memory = memory;
        this.release = release;
    }

    static ScratchMemory take(Path directory, long bytes, ScratchPool pool) {
        ScratchMemory fromPool = takeFromPool(bytes, 0, pool);
        return fromPool == null ? mapped(directory, bytes) : fromPool;
    }

    static ScratchMemory takeFromPool(long bytes, long left, ScratchPool pool) {
        Arena arena = Arena.ofShared();
        ScratchPool.Piece piece = pool.take(bytes, left, arena);
        if (piece == null) {
            arena.close();
            return null;
        }
        return new ScratchMemory(arena, piece.memory(), piece.giveBack());
    }

    private static ScratchMemory mapped(Path directory, long bytes) {
        Arena arena = Arena.ofShared();
        try {
            return new ScratchMemory(arena, map(Files.createDirectories(directory), bytes, arena), () -> {});
        } catch (IOException e) {
            arena.close();
            throw new UncheckedIOException("no scratch file of " + bytes + " bytes in " + directory, e);
        }
    }

    private static MemorySegment map(Path directory, long bytes, Arena arena) throws IOException {
        // A full disk would kill the process at the first touch of a page: ask beforehand.
        long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < bytes) {
            throw new IOException("only " + usable + " bytes are free; free space or set another scratch directory");
        }
        Path file = Files.createTempFile(directory, "fusiform-", ".scratch");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        } finally {
            Files.delete(file);
        }
    }

    public MemorySegment memory() {
        return memory;
    }

    /** At most once. */
    @Override
    public void close() {
        arena.close();
        release.run();
    }
}
