package org.fusiform.extractor.work.config;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.extractor.capture.ChunkSink;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;

/** Cuts a shard's layer into the chunks of its Zarr array. */
record ZarrSink(ObjectStore store) implements ChunkSink {
    @Override
    public List<ChunkRef> store(String project, String extraction, ArrayLayout layout, int shard, FloatBuffer values) {
        ZarrArray array = new ZarrArray(store, project, extraction, layout);
        if (shard == 0) {
            array.writeMetadata();
        }
        List<ChunkRef> chunks = new ArrayList<>();
        for (int block = 0; block < layout.blocks(); block++) {
            ByteBuffer chunk = array.newChunk();
            fill(chunk.asFloatBuffer(), values, layout, shard, block);
            chunks.add(array.writeChunk(shard, block, chunk));
        }
        return chunks;
    }

    /** Copies one block of channels of every stimulus; what the shard or the block lacks stays zero. */
    private static void fill(FloatBuffer chunk, FloatBuffer values, ArrayLayout layout, int shard, int block) {
        int map = layout.mapUnits();
        int units = layout.channelsIn(block) * map;
        for (int stimulus = 0; stimulus < layout.stimuliIn(shard); stimulus++) {
            int from = (stimulus * layout.channels() + block * layout.blockChannels()) * map;
            chunk.put(stimulus * layout.blockChannels() * map, values, from, units);
        }
    }
}
