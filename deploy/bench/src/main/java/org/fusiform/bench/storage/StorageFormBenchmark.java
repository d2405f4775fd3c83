package org.fusiform.bench.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusiform.bench.Rounds;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.Codec;
import org.fusiform.contracts.array.DataType;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.extractor.capture.Backend;
import org.fusiform.extractor.capture.CapturedLayer;
import org.fusiform.extractor.capture.ShardCapture;
import org.fusiform.extractor.capture.ShardRefused;
import org.fusiform.extractor.network.ComputeDevice;
import org.fusiform.extractor.network.NetworkCache;
import org.fusiform.extractor.network.NetworkLoader;
import org.fusiform.extractor.network.TorchEngine;
import org.fusiform.extractor.weights.WeightsFiles;
import org.fusiform.extractor.work.config.ZarrSink;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.rendering.BuiltInSet;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.StoredObject;
import org.fusiform.storage.zarr.ZarrArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/**
 * What a network's activations take in every form that they may be stored in, and how long they are on their way to the
 * embedded store and back, two chunks at a time as services have it; the store shares the processors. One round is all
 * forms in turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 9)
public class StorageFormBenchmark {
    private static final String PROJECT = "bench";
    private static final int STIMULI = 8;
    private static final int AT_ONCE = 2;
    private static final long BUFFER_BYTES = 1L << 30;

    private final Rounds rounds = new Rounds("put " + name(StorageForm.DEFAULT));
    private final Map<ArrayLayout, ByteBuffer> layers = new LinkedHashMap<>();
    private final Map<String, Object> megabytes = new TreeMap<>();
    private EmbeddedSystem parts;
    private S3ObjectStore store;

    @Setup
    public void start() throws IOException, ShardRefused {
        capture();
        parts = EmbeddedSystem.startTemporary(Part.S3);
        store = BenchStore.of(parts);
    }

    /** The stages of an untrained ResNet-50, of the first stimuli of the built-in set. */
    private void capture() throws IOException, ShardRefused {
        Map<String, byte[]> images = new LinkedHashMap<>();
        BuiltInSet.render(1, STIMULI / 4)
                .subList(0, STIMULI)
                .forEach(stimulus -> images.put(Sha256.of(stimulus.png()), stimulus.png()));
        FamilyDescription family =
                Families.architecture("resnet50").orElseThrow().description();
        List<LayerTap> taps = family.layers().stream()
                .filter(layer -> layer.stage() != null)
                .map(layer -> new LayerTap(layer.name(), Sha256.of(layer.name()), layer.shape()))
                .toList();
        Path scratch = Files.createTempDirectory("forms");
        WeightsFiles none = new WeightsFiles(scratch, Long.MAX_VALUE, (project, sha256) -> {
            throw new FileNotFoundException(sha256);
        });
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine");
        try (TorchEngine engine = TorchEngine.start(binaries, AT_ONCE, ComputeDevice.CPU);
                NetworkCache networks = new NetworkCache(new NetworkLoader(engine, none), Long.MAX_VALUE, 1);
                ShardCapture capture = new ShardCapture(
                        new Backend(engine.version(), "cpu"),
                        networks,
                        (project, sha256) -> Optional.of(images.get(sha256)),
                        new ImageDecoder(DecodeLimits.DEFAULT),
                        AT_ONCE,
                        this::keep,
                        BUFFER_BYTES,
                        scratch)) {
            capture.run(new ExtractionRequest(
                    PROJECT,
                    "campaign",
                    "order",
                    0,
                    STIMULI,
                    STIMULI,
                    new Network("untrained:resnet50", "resnet50", new Weights.Seeded(1), family.pipeline()),
                    new Compute("cpu", "float32", STIMULI, engine.version()),
                    images.keySet().stream()
                            .map(sha256 -> new StimulusRef(sha256, sha256))
                            .toList(),
                    taps,
                    StorageForm.DEFAULT));
        }
    }

    private List<List<ChunkRef>> keep(String project, int shard, List<CapturedLayer> captured) {
        captured.forEach(layer -> layers.put(
                layer.layout(),
                ByteBuffer.allocateDirect(layer.values().remaining())
                        .put(layer.values().duplicate())
                        .flip()));
        return captured.stream().map(layer -> List.<ChunkRef>of()).toList();
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() {
        rounds.keep("storage-form", Map.of("stimuli", STIMULI, "megabytesStored", megabytes));
        store.close();
        parts.close();
    }

    @Benchmark
    public void round() throws Exception {
        for (StorageForm form : forms().toList()) {
            rounds.time("put " + name(form), () -> put(form));
            rounds.time("get " + name(form), () -> get(form));
            megabytes.put(
                    name(form),
                    store.list(PROJECT + "/").mapToLong(StoredObject::bytes).sum() / 1e6);
            store.list(PROJECT + "/").forEach(object -> store.delete(object.key()));
        }
    }

    private static Stream<StorageForm> forms() {
        return Stream.of(DataType.values())
                .flatMap(type -> Stream.of(Codec.values()).map(codec -> new StorageForm(type, codec)));
    }

    private static String name(StorageForm form) {
        return form.dtype().id()
                + (form.codec() == Codec.NONE ? "" : "+" + form.codec().id());
    }

    private void put(StorageForm form) {
        List<CapturedLayer> captured = new ArrayList<>();
        layers.forEach(
                (layout, values) -> captured.add(new CapturedLayer(extraction(layout), in(form, layout), values)));
        new ZarrSink(store).store(PROJECT, 0, captured);
    }

    private void get(StorageForm form) throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<FloatBuffer>> chunks = layers.keySet().stream()
                    .flatMap(layout -> {
                        ZarrArray array = new ZarrArray(store, PROJECT, extraction(layout), in(form, layout));
                        return IntStream.range(0, layout.blocks())
                                .mapToObj(block -> threads.submit(() -> array.readChunk(0, block)));
                    })
                    .toList();
            for (Future<FloatBuffer> chunk : chunks) {
                chunk.get();
            }
        }
    }

    private static String extraction(ArrayLayout layout) {
        return Sha256.of(layout.shape().toString());
    }

    private static ArrayLayout in(StorageForm form, ArrayLayout layout) {
        return ArrayLayout.of(layout.stimuli(), layout.shape(), layout.shardStimuli(), form);
    }
}
