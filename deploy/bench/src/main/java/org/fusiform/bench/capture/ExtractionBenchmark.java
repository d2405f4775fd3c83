package org.fusiform.bench.capture;

import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fusiform.bench.Rounds;
import org.fusiform.bench.imaging.Jpegs;
import org.fusiform.bench.storage.BenchStore;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.extractor.capture.ShardCapture;
import org.fusiform.extractor.network.NetworkRefused;
import org.fusiform.extractor.network.Precision;
import org.fusiform.extractor.network.TapConsumer;
import org.fusiform.extractor.work.config.ZarrSink;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.rendering.BuiltInSet;
import org.fusiform.storage.S3ObjectStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/**
 * From JPEGs of 1024 × 1024 to chunks, with the passes and shards in hand that an extractor has, beside the bare forward pass
 * of as many images, by one pass of all threads and by the extractor's passes: into a store that discards everything, and
 * into the embedded one, which shares the processors. One round is all of them in turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2)
@Measurement(iterations = 7)
public class ExtractionBenchmark {
    private static final String PROJECT = "bench";
    private static final int BATCH = 16;
    private static final int MOST_OF_SHARD = 32;
    private static final long SHARD_BYTES = 805_306_368;
    private static final int SHARDS = 4;
    private static final int THREADS = 2;
    private static final TapConsumer LOOKING = (layer, shape, values) -> {};

    @Param({"resnet50", "clip-rn50"})
    public String family;

    /** As a campaign selects them: stages or all. */
    @Param("stages")
    public String taps;

    private final Rounds rounds = new Rounds("bare");
    private final Map<String, byte[]> images = new LinkedHashMap<>();
    private EmbeddedSystem parts;
    private S3ObjectStore store;
    private LocalExtractor extractor;
    private Network network;
    private FamilyDescription description;
    private List<LayerTap> layers;
    private int shard;
    private ShardCapture discarding;
    private ShardCapture storing;
    private FloatBuffer input;

    @Setup
    public void start() throws IOException, ImageRefused {
        parts = EmbeddedSystem.startTemporary(Part.S3);
        store = BenchStore.of(parts);
        extractor = LocalExtractor.start(THREADS);
        Architecture architecture = Families.architecture(family).orElseThrow();
        description = architecture.description();
        network = new Network("untrained:" + family, family, new Weights.Seeded(1), description.pipeline());
        layers = description.layers().stream()
                .filter(layer -> taps.equals("all") ? layer.inAll() : layer.stage() != null)
                .map(layer -> new LayerTap(layer.name(), Sha256.of(layer.name()), layer.shape()))
                .toList();
        shard = Math.toIntExact(Math.min(MOST_OF_SHARD, SHARD_BYTES / bytes(layers)));
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);
        for (var stimulus : BuiltInSet.render(1, MOST_OF_SHARD / 4).subList(0, shard)) {
            RgbImage picture = decoder.decode(stimulus.png());
            byte[] jpeg = Jpegs.large(picture);
            images.put(Sha256.of(jpeg), jpeg);
        }
        discarding = extractor.capture(images, (project, number, captured) -> captured.stream()
                .map(layer -> List.<ChunkRef>of())
                .toList());
        storing = extractor.capture(images, new ZarrSink(store));
        int size = description.inputSize();
        input = ByteBuffer.allocateDirect(4 * 3 * BATCH * size * size)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        while (input.hasRemaining()) {
            input.put((float) Math.sin(input.position()));
        }
        input.rewind();
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() {
        double megabytes = 1e-6 * bytes(layers) * SHARDS * shard;
        rounds.keep(
                "extraction-" + family + "-" + taps,
                Map.of("images", SHARDS * shard, "batch", batch(), "threads", THREADS, "storedMegabytes", megabytes));
        discarding.close();
        storing.close();
        extractor.close();
        store.close();
        parts.close();
    }

    private int batch() {
        return Math.min(BATCH, shard);
    }

    /** Of one stimulus. */
    private static long bytes(List<LayerTap> layers) {
        return layers.stream()
                .mapToLong(layer -> layer.shape().stream().mapToLong(n -> n).reduce(Float.BYTES, Math::multiplyExact))
                .sum();
    }

    @Benchmark
    public void round() throws Exception {
        rounds.time("bare", this::forwardByAllThreads);
        rounds.time("bare, in passes", this::forwardInPasses);
        rounds.time("discarded", () -> extract(discarding));
        rounds.time("stored", () -> extract(storing));
        store.list(PROJECT + "/").forEach(object -> store.delete(object.key()));
    }

    /** The number is PyTorch's for every thread that begins from now on. */
    private void forwardByAllThreads() throws NetworkRefused, IOException {
        JniUtils.setNumThreads(THREADS);
        forward(SHARDS * shard);
        JniUtils.setNumThreads(extractor.passes().threads());
    }

    private void forwardInPasses() throws InterruptedException, ExecutionException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(extractor.passes().atOnce())) {
            List<Future<?>> passes = new ArrayList<>();
            for (int pass = 0; pass < extractor.passes().atOnce(); pass++) {
                passes.add(threads.submit(() -> {
                    forward(SHARDS * shard / extractor.passes().atOnce());
                    return null;
                }));
            }
            for (Future<?> pass : passes) {
                pass.get();
            }
        }
    }

    private void forward(int count) throws NetworkRefused, IOException {
        String last = description.layers().getLast().name();
        extractor.networks().with(PROJECT, network, Precision.FLOAT32, loaded -> {
            for (int image = 0; image < count; image += batch()) {
                loaded.forward(input.duplicate(), batch(), description.inputSize(), Set.of(last), LOOKING);
            }
            return null;
        });
    }

    private void extract(ShardCapture capture) throws InterruptedException, ExecutionException {
        LocalExtractor.run(
                capture, IntStream.range(0, SHARDS).mapToObj(this::request).toList());
    }

    private ExtractionRequest request(int number) {
        List<StimulusRef> stimuli = new ArrayList<>();
        images.keySet().forEach(sha256 -> stimuli.add(new StimulusRef(sha256, sha256 + ".jpg")));
        return new ExtractionRequest(
                PROJECT,
                "campaign",
                "order",
                number,
                shard,
                SHARDS * shard,
                network,
                extractor.compute(BATCH),
                stimuli,
                layers,
                StorageForm.DEFAULT);
    }
}
