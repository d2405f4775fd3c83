package org.fusiform.bench.stats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fusiform.bench.Rounds;
import org.fusiform.bench.storage.BenchStore;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.stats.activation.ReadAhead;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.LayerAnalysis;
import org.fusiform.stats.layer.LayerSpec;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.validation.Folds;
import org.fusiform.stats.work.item.SpareArrays;
import org.fusiform.stats.work.item.StoredActivations;
import org.fusiform.storage.S3ObjectStore;
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
 * The analysis of a layer from the embedded object store, which shares the processors, beside only reading its chunks: with
 * neither folds nor RSA nor a unit table, without RSA, as sets that are too large for it have it, and with all of them. The
 * heap is that of the service, as {@code up} starts it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class LayerBenchmark {
    private static final int SHARD_STIMULI = 32;
    private static final String PROJECT = "bench";
    private static final String EXTRACTION = "layer1";

    private final Rounds rounds = new Rounds("read");
    private final ArrayLayout layout = ArrayLayout.of(
            BigLayer.STIMULI,
            List.of(BigLayer.SHAPE.channels(), BigLayer.SHAPE.height(), BigLayer.SHAPE.width()),
            SHARD_STIMULI);
    private EmbeddedSystem parts;
    private S3ObjectStore store;
    private StoredActivations activations;
    private Path scratch;
    private int sum;

    @Setup
    public void fill() throws IOException {
        scratch = Files.createTempDirectory("fusiform-bench-");
        parts = EmbeddedSystem.startTemporary(Part.S3);
        store = BenchStore.of(parts);
        activations = new StoredActivations(store, PROJECT, EXTRACTION, layout, write(), new SpareArrays());
    }

    private List<LayerChunks> write() {
        ZarrArray array = new ZarrArray(store, PROJECT, EXTRACTION, layout);
        List<LayerChunks> shards = new ArrayList<>();
        for (int shard = 0; shard < layout.shards(); shard++) {
            float[] values = BigLayer.draw(shard * SHARD_STIMULI, SHARD_STIMULI);
            List<ChunkRef> chunks = new ArrayList<>();
            for (int block = 0; block < layout.blocks(); block++) {
                ByteBuffer chunk = array.newChunk();
                FloatBuffer floats = chunk.asFloatBuffer();
                int first = block * layout.blockChannels() * layout.mapUnits();
                int units = layout.channelsIn(block) * layout.mapUnits();
                for (int s = 0; s < SHARD_STIMULI; s++) {
                    floats.put(
                            s * layout.blockChannels() * layout.mapUnits(), values, s * BigLayer.UNITS + first, units);
                }
                chunks.add(array.writeChunk(shard, block, chunk));
            }
            shards.add(new LayerChunks("layer1", EXTRACTION, chunks));
        }
        return shards;
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() throws IOException {
        rounds.keep("layer", Map.of("stimuli", BigLayer.STIMULI, "units", BigLayer.UNITS));
        store.close();
        parts.close();
        Files.delete(scratch);
    }

    @Benchmark
    public int round() throws IOException {
        rounds.time("read", this::read);
        rounds.time("selection", () -> analyse(null, null, new DiscardedArtifacts(null)));
        Path table = scratch.resolve("units.parquet");
        rounds.time("without RSA", () -> analyse(BigLayer.folds(), null, new DiscardedArtifacts(table)));
        rounds.time(
                "everything", () -> analyse(BigLayer.folds(), Dissimilarity.PEARSON, new DiscardedArtifacts(table)));
        Files.delete(table);
        return sum;
    }

    /** With the checksums, and as far ahead as an analysis reads. */
    private void read() throws IOException {
        List<ReadAhead.Read> all = new ArrayList<>();
        for (int block = 0; block < layout.blocks(); block++) {
            for (int shard = 0; shard < layout.shards(); shard++) {
                all.add(new ReadAhead.Read(shard, block));
            }
        }
        try (ReadAhead chunks = new ReadAhead(activations, BigLayer.SHAPE, all)) {
            for (int i = 0; i < all.size(); i++) {
                sum += chunks.next().rowStride();
            }
        }
    }

    private void analyse(Folds folds, Dissimilarity rdm, DiscardedArtifacts artifacts) throws IOException {
        AnalysisSpec spec = new AnalysisSpec(
                Criteria.of(Criteria.DEFAULT, Criteria.Settings.DEFAULTS),
                BigLayer.TARGETS,
                folds,
                rdm,
                null,
                artifacts);
        LayerSpec layer = new LayerSpec("layer1", BigLayer.SHAPE, BigLayer.design(), WorkingMemory.in(scratch));
        sum += new LayerAnalysis(layer, List.of(spec)).run(activations).constant();
    }
}
