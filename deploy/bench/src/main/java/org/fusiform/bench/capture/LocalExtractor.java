package org.fusiform.bench.capture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.network.Compute;
import org.fusiform.extractor.capture.Backend;
import org.fusiform.extractor.capture.ChunkSink;
import org.fusiform.extractor.capture.ShardCapture;
import org.fusiform.extractor.network.ComputeDevice;
import org.fusiform.extractor.network.NetworkCache;
import org.fusiform.extractor.network.NetworkLoader;
import org.fusiform.extractor.network.Passes;
import org.fusiform.extractor.network.TorchEngine;
import org.fusiform.extractor.weights.WeightsFiles;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;

/** What an extractor computes with, without the messages. */
public record LocalExtractor(TorchEngine engine, NetworkCache networks, Passes passes, int threads, Path scratch)
        implements AutoCloseable {
    private static final int IN_HAND = 3;
    private static final long BUFFER_BYTES = 1L << 30;

    /** @param threads of all passes together */
    public static LocalExtractor start(int threads) throws IOException {
        Passes passes = Passes.of(threads, ComputeDevice.CPU);
        TorchEngine engine = TorchEngine.start(
                Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine"),
                passes.threads(),
                ComputeDevice.CPU);
        Path scratch = Files.createTempDirectory("extraction");
        WeightsFiles none = new WeightsFiles(scratch, Long.MAX_VALUE, (project, sha256) -> {
            throw new FileNotFoundException(sha256);
        });
        NetworkCache networks = new NetworkCache(new NetworkLoader(engine, none), Long.MAX_VALUE, passes.atOnce());
        return new LocalExtractor(engine, networks, passes, threads, scratch);
    }

    /** @param images by their hash */
    public ShardCapture capture(Map<String, byte[]> images, ChunkSink sink) {
        return new ShardCapture(
                new Backend(engine.version(), "cpu"),
                networks,
                (project, sha256) -> Optional.ofNullable(images.get(sha256)),
                new ImageDecoder(DecodeLimits.DEFAULT),
                threads,
                sink,
                BUFFER_BYTES,
                scratch);
    }

    public Compute compute(int batch) {
        return new Compute("cpu", "float32", batch, engine.version());
    }

    /** All of the shards, of which as many are in hand as an extractor has. */
    public static void run(ShardCapture capture, List<ExtractionRequest> requests)
            throws InterruptedException, ExecutionException {
        try (ExecutorService hands = Executors.newFixedThreadPool(IN_HAND)) {
            List<Future<ShardCompleted>> shards = new ArrayList<>();
            for (ExtractionRequest request : requests) {
                shards.add(hands.submit(() -> capture.run(request)));
            }
            for (Future<ShardCompleted> shard : shards) {
                shard.get();
            }
        }
    }

    @Override
    public void close() {
        networks.close();
        engine.close();
    }
}
