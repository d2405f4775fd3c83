package org.fusiform.extractor.capture;

import java.util.List;
import org.fusiform.contracts.message.ChunkRef;

/** Where captured layers go. */
public interface ChunkSink {
    /**
     * Stores all channel blocks of one shard of all its layers, and with shard 0 the metadata of their arrays.
     *
     * @return the chunks of each layer in channel order
     */
    List<List<ChunkRef>> store(String project, int shard, List<CapturedLayer> layers);
}
