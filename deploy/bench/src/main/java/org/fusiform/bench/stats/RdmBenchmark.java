package org.fusiform.bench.stats;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fusiform.bench.Rounds;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.rsa.Dissimilarity;
import org.fusiform.stats.rsa.PatternProducts;
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
 * The 480 × 480 RDM over all units, from float32 in memory, beside the engine's product of a float64 matrix of as many
 * columns with its transpose.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3)
@Measurement(iterations = 12)
public class RdmBenchmark {
    private static final int THREADS = 2;
    private static final int BLOCKS = 8;
    private static final int BLOCK_UNITS = BigLayer.UNITS / BLOCKS;

    private final Rounds rounds = new Rounds("engine");
    private final List<PatternBlock> blocks = new ArrayList<>();
    private NDManager manager;
    private NDArray matrix;

    @Setup
    public void draw() {
        float[] values = BigLayer.draw();
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        for (int block = 0; block < BLOCKS; block++) {
            PatternBlock patterns = new PatternBlock(BigLayer.STIMULI, BLOCK_UNITS, WorkingMemory.in(scratch));
            patterns.begin(block * BLOCK_UNITS, BLOCK_UNITS);
            patterns.put(BigLayer.block(values).skip(block * BLOCK_UNITS), 0, BigLayer.STIMULI);
            blocks.add(patterns);
        }
        startEngine();
        matrix = manager.randomNormal(0, 1, new Shape(BigLayer.STIMULI, BLOCK_UNITS), DataType.FLOAT32)
                .toType(DataType.FLOAT64, false);
    }

    private void startEngine() {
        System.setProperty(
                "DJL_CACHE_DIR",
                Path.of(System.getProperty("user.home"), ".cache", "fusiform", "extractor", "engine")
                        .toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(THREADS));
        manager = Engine.getEngine("PyTorch").newBaseManager();
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() {
        double product = 2.0 * BigLayer.STIMULI * BigLayer.STIMULI * BigLayer.UNITS;
        // The RDM takes about half of it, as it is symmetric.
        rounds.keep(
                "rdm",
                Map.of(
                        "stimuli",
                        BigLayer.STIMULI,
                        "units",
                        BigLayer.UNITS,
                        "productGFlop",
                        Math.round(product / 1e9)));
        blocks.forEach(PatternBlock::close);
        manager.close();
    }

    @Benchmark
    public void round() {
        rounds.time("engine", this::product);
        rounds.time("Pearson", () -> rdm(Dissimilarity.PEARSON));
        rounds.time("Euclidean", () -> rdm(Dissimilarity.EUCLIDEAN));
    }

    /** An eighth of the columns at a time; a value is read back so that it is done. */
    private void product() {
        for (int block = 0; block < BLOCKS; block++) {
            try (NDArray columns = matrix.transpose();
                    NDArray product = matrix.matMul(columns)) {
                product.getDouble(0, 0);
            }
        }
    }

    private void rdm(Dissimilarity dissimilarity) {
        PatternProducts products = dissimilarity.products(BigLayer.STIMULI);
        blocks.forEach(products::add);
        if (products.toRdm().undefined() > 0) {
            throw new IllegalStateException("no pattern is constant");
        }
    }
}
