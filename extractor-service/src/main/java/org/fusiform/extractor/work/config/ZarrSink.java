package org.fusiform.extractor.work.config;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.extractor.capture.CapturedLayer;
import org.fusiform.extractor.capture.ChunkSink;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StoreUnavailable;
import org.fusiform.storage.zarr.ZarrArray;

/** Cuts the layers of a shard into the chunks of their Zarr arrays. */
public record ZarrSink(ObjectStore store) implements ChunkSink {
    /** Puts of a shard under way at a time: while the store writes one chunk, it receives another. */
    private static final int AT_ONCE = 2;

    @Override
    public List<List<ChunkRef>> store(String project, int shard, List<CapturedLayer> layers) {
        List<List<Future<ChunkRef>>> chunks = new ArrayList<>();
        try (ExecutorService puts = Executors.newFixedThreadPool(AT_ONCE)) {
            for (CapturedLayer layer : layers) {
                ZarrArray array = new ZarrArray(store, project, layer.extraction(), layer.layout());
                chunks.add(IntStream.range(0, layer.layout().blocks())
                        .mapToObj(block -> puts.submit(() -> {
                            if (shard == 0 && block == 0) {
                                array.writeMetadata();
                            }
                            return array.writeBlock(shard, block, layer.values());
                        }))
                        .toList());
            }
            return results(chunks, puts);
        }
    }

    /** Of all puts, in order; what failed first, once no other put is under way. */
    private static List<List<ChunkRef>> results(List<List<Future<ChunkRef>>> chunks, ExecutorService puts) {
        try {
            List<List<ChunkRef>> stored = new ArrayList<>();
            for (List<Future<ChunkRef>> layer : chunks) {
                List<ChunkRef> refs = new ArrayList<>();
                for (Future<ChunkRef> chunk : layer) {
                    refs.add(chunk.get());
                }
                stored.add(refs);
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
}
