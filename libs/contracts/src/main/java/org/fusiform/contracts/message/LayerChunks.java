package org.fusiform.contracts.message;

import java.util.List;

/** What one shard stored of one layer: its chunks in channel order; generation as its {@link LayerTap} had it. */
public record LayerChunks(String layer, String extraction, List<ChunkRef> chunks, Long generation) {
    public LayerChunks {
        chunks = List.copyOf(chunks);
        generation = generation == null ? 0 : generation;
    }

    /** Of no generation. */
    public LayerChunks(String layer, String extraction, List<ChunkRef> chunks) {
        this(layer, extraction, chunks, 0L);
    }
}
