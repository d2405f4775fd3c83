package org.fusiform.extractor.work.config;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.extractor.capture.ChunkSink;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StoreUnavailable;
import org.fusiform.storage.zarr.ZarrArray;

/** Cuts a shard's layer into the chunks of its Zarr array. */
public record ZarrSink(ObjectStore store) implements ChunkSink {
    /** Puts under way at a time: while the store writes one chunk, it receives another. */
    private static final int AT_ONCE = 2;

    @Override
    public List<ChunkRef> store(String project, String extraction, ArrayLayout layout, int shard, FloatBuffer values) {
        ZarrArray array = new ZarrArray(store, project, extraction, layout);
        if (shard == 0) {
            array.writeMetadata();
        }
        List<Future<ChunkRef>> chunks = new ArrayList<>();
        try (ExecutorService puts = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int block = 0; block < layout.blocks(); block++) {
                int number = block;
                chunks.add(puts.submit(() -> store(array, values, shard, number)));
            }
            return results(chunks, puts);
        }
    }

    /** Of all puts, in order; what failed first, once no other put is under way. */
    private static List<ChunkRef> results(List<Future<ChunkRef>> chunks, ExecutorService puts) {
        try {
            List<ChunkRef> stored = new ArrayList<>();
            for (Future<ChunkRef> chunk : chunks) {
                stored.add(chunk.get());
            }
            return stored;
        } catch (ExecutionException e) {
            puts.shutdownNow();
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        } catch (InterruptedException e) {
            puts.shutdownNow();
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while storing activations", e);
        }
    }

    private static ChunkRef store(ZarrArray array, FloatBuffer values, int shard, int block) {
        ByteBuffer chunk = array.newChunk();
        fill(chunk.asFloatBuffer(), values, array.layout(), shard, block);
        return array.writeChunk(shard, block, chunk);
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
