package org.fusiform.extractor.work.config;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.extractor.capture.Backend;
import org.fusiform.extractor.capture.ShardCapture;
import org.fusiform.extractor.network.ComputeDevice;
import org.fusiform.extractor.network.GpuMemory;
import org.fusiform.extractor.network.Inspection;
import org.fusiform.extractor.network.NetworkCache;
import org.fusiform.extractor.network.NetworkLoader;
import org.fusiform.extractor.network.Passes;
import org.fusiform.extractor.network.TorchEngine;
import org.fusiform.extractor.weights.WeightsFiles;
import org.fusiform.extractor.work.Attempts;
import org.fusiform.extractor.work.ExtractorMeters;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.kafka.PartitionsRevoked;
import org.fusiform.kafka.suspect.Suspects;
import org.fusiform.storage.ObjectStore;
import org.fusiform.telemetry.WorkConfig;

/** Wires the domain. */
@Singleton
class Parts {
    @Produces
    @Singleton
    @Startup
    TorchEngine engine(ExtractorConfig config, ExtractorMeters meters) {
        TorchEngine engine = TorchEngine.start(
                config.dataDir().resolve("engine"), passes(config).threads(), config.device());
        if (config.device() == ComputeDevice.CUDA) {
            GpuMemory.find().ifPresent(meters::watch);
        }
        return engine;
    }

    private static Passes passes(ExtractorConfig config) {
        return Passes.of(config.threads().orElseGet(Runtime.getRuntime()::availableProcessors), config.device());
    }

    void close(@Disposes TorchEngine engine) {
        engine.close();
    }

    @Produces
    @Singleton
    NetworkCache networks(TorchEngine engine, ObjectStore store, ExtractorConfig config, ExtractorMeters meters) {
        WeightsFiles files = new WeightsFiles(
                config.dataDir().resolve("weights"),
                config.weightsBytes(),
                (project, sha256) -> store.open(ObjectKeys.weights(project, sha256)),
                meters.cache("weights"));
        return new NetworkCache(
                new NetworkLoader(engine, files),
                config.cacheBytes(),
                passes(config).atOnce(),
                meters.cache("networks"));
    }

    void close(@Disposes NetworkCache networks) {
        networks.close();
    }

    @Produces
    @Singleton
    Inspection inspection(NetworkCache networks) {
        return new Inspection(networks);
    }

    @Produces
    @Singleton
    ShardCapture capture(TorchEngine engine, NetworkCache networks, ObjectStore store, ExtractorConfig config) {
        return new ShardCapture(
                new Backend(engine.version(), engine.device().id()),
                networks,
                new StoredStimuli(store, DecodeLimits.DEFAULT.bytes()),
                new ImageDecoder(DecodeLimits.DEFAULT),
                preparingThreads(Runtime.getRuntime()),
                new ZarrSink(store),
                config.bufferBytes(),
                config.dataDir().resolve("scratch"));
    }

    @Produces
    @Singleton
    Suspects suspects(ObjectStore store, WorkConfig config, Attempts attempts) {
        return new Suspects(store, config.mostDeaths(), attempts::persist);
    }

    /** What is in hand at an orderly end is given back, which is no death. */
    void close(@Disposes Suspects suspects) {
        suspects.release(place -> true);
    }

    void revoked(@Observes PartitionsRevoked event, Suspects suspects) {
        suspects.release(event::have);
    }

    /** As many as there are cores, but no more than the heap has room for images of the largest size. */
    private static int preparingThreads(Runtime runtime) {
        long images = runtime.maxMemory() * 3 / 4 / DecodeLimits.DEFAULT.peakBytes();
        return Math.clamp(images, 1, runtime.availableProcessors());
    }

    void close(@Disposes ShardCapture capture) {
        capture.close();
    }
}
