package org.fusiform.stats.activation;

import java.nio.file.Path;

/**
 * What an analysis may take beside its results.
 *
 * @param scratchDirectory where layer-wide state that the pool has no room for is mapped; nothing stays there
 * @param bytes heap for stimulus × stimulus matrices that are accumulated side by side and, once more, mapped memory for
 *     the patterns of a channel block; more work than fits is done in several passes
 * @param pool of anonymous scratch memory, which all analyses at work share
 */
public record WorkingMemory(Path scratchDirectory, long bytes, ScratchPool pool) {
    /** What the service takes unless it is told otherwise. */
    public static final long DEFAULT_BYTES = 256L << 20;

    /** Anonymous scratch memory that the service takes unless it is told otherwise. */
    public static final long DEFAULT_POOL = 3L << 29;

    /** The defaults, with a pool of its own. */
    public static WorkingMemory in(Path scratchDirectory) {
        return new WorkingMemory(scratchDirectory, DEFAULT_BYTES, new ScratchPool(DEFAULT_POOL));
    }

    public WorkingMemory {
        if (bytes < 1 << 20) {
            throw new IllegalArgumentException(
                    "working memory of " + bytes + " bytes is too little: give at least 1 MiB");
        }
    }

    public ScratchMemory scratch(long bytes) {
        return ScratchMemory.take(scratchDirectory, bytes, pool);
    }

    /** From the pool, or null where that would leave it less than {@code left} bytes. */
    public ScratchMemory scratchInPool(long bytes, long left) {
        return ScratchMemory.takeFromPool(bytes, left, pool);
    }
}
