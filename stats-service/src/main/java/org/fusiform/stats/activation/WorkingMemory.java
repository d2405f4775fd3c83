package org.fusiform.stats.activation;

import java.nio.file.Path;

/**
 * What an analysis may take beside its results.
 *
 * @param scratchDirectory where layer-wide state is mapped; nothing stays there
 * @param bytes heap for stimulus × stimulus matrices that are accumulated side by side and, once more, mapped memory for
 *     the patterns of a channel block; more work than fits is done in several passes
 */
public record WorkingMemory(Path scratchDirectory, long bytes) {
    /** What the service takes unless it is told otherwise. */
    public static final long DEFAULT_BYTES = 256L << 20;

    public WorkingMemory {
        if (bytes < 1 << 20) {
            throw new IllegalArgumentException(
                    "working memory of " + bytes + " bytes is too little: give at least 1 MiB");
        }
    }

    public ScratchFile scratch(long bytes) {
        return ScratchFile.create(scratchDirectory, bytes);
    }
}
