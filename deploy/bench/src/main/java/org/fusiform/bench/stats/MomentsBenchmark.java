package org.fusiform.bench.stats;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fusiform.bench.Rounds;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
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

/** Moments of 6 conditions × 8 folds beside only reading the same array, both on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 10)
@Measurement(iterations = 40)
public class MomentsBenchmark {
    private static final int PIECES = 256;

    private final Rounds rounds = new Rounds("read");
    private float[] values;
    private CellMoments moments;
    private CellMoments withoutFolds;
    private int sum;

    @Setup
    public void draw() {
        values = BigLayer.draw();
        int[] conditions = BigLayer.design().conditionOf();
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        moments = new CellMoments(
                "layer",
                Cells.of(conditions, BigLayer.folds().ofStimulus()),
                BigLayer.UNITS,
                WorkingMemory.in(scratch));
        withoutFolds = new CellMoments("layer", Cells.of(conditions), BigLayer.UNITS, WorkingMemory.in(scratch));
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() {
        rounds.keep("moments", Map.of("stimuli", BigLayer.STIMULI, "units", BigLayer.UNITS));
        moments.close();
        withoutFolds.close();
    }

    @Benchmark
    public int round() {
        rounds.time("read", () -> sum += read());
        rounds.time("moments", () -> moments.add(BigLayer.block(values), 0, BigLayer.STIMULI, 0, BigLayer.UNITS));
        rounds.time(
                "without folds",
                () -> withoutFolds.add(BigLayer.block(values), 0, BigLayer.STIMULI, 0, BigLayer.UNITS));
        return sum;
    }

    /** The compiler vectorises a sum of integers, which it may reorder. */
    private int read() {
        return IntStream.range(0, PIECES)
                .parallel()
                .map(piece -> sum(values, (int) ((long) values.length * piece / PIECES), (int)
                        ((long) values.length * (piece + 1) / PIECES)))
                .sum();
    }

    private static int sum(float[] values, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Float.floatToRawIntBits(values[i]);
        }
        return sum;
    }
}
