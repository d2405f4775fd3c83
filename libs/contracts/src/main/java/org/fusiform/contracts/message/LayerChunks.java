package org.fusiform.contracts.message;

import java.util.List;

/** What one shard stored of one layer: its chunks in channel order. */
public record LayerChunks(String layer, String extraction, List<ChunkRef> chunks) {
    public LayerChunks {
        chunks = List.copyOf(chunks);
    }
}
