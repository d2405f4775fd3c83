package org.fusiform.extractor.capture;

import java.nio.FloatBuffer;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;

/** Where captured layers go. */
public interface ChunkSink {
    /**
     * Stores all channel blocks of one shard of one layer, and the array's metadata with shard 0.
     *
     * @param values float32 [stimuli of the shard, C, H, W]
     * @return the chunks in channel order
     */
    List<ChunkRef> store(String project, String extraction, ArrayLayout layout, int shard, FloatBuffer values);
}
