package org.fusiform.bench.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fusiform.bench.Rounds;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Criteria;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.validation.HoldOut;
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
 * The default criterion from the moments of 6 conditions × 8 folds: 4 targets × 5 contrasts. At its end SciPy makes the same
 * tests of as many activations, once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class CriterionBenchmark {
    private final Rounds rounds = new Rounds("selection");
    private final Criterion criterion = Criteria.of(Criteria.DEFAULT, Criteria.Settings.DEFAULTS);
    private WorkingMemory memory;
    private CellMoments moments;
    private int sum;

    @Setup
    public void draw() {
        memory = WorkingMemory.in(Path.of(System.getProperty("java.io.tmpdir")));
        moments = new CellMoments(
                "layer",
                Cells.of(BigLayer.design().conditionOf(), BigLayer.folds().ofStimulus()),
                BigLayer.UNITS,
                memory);
        moments.add(BigLayer.block(BigLayer.draw()), 0, BigLayer.STIMULI, 0, BigLayer.UNITS);
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
        rounds.begin(iteration);
    }

    @TearDown
    public void close() throws IOException {
        moments.close();
        rounds.keep("criterion", Map.of("scipyTtestIndAndFalseDiscoveryControlMillis", scipy()));
    }

    /** What the script prints, or why it does not. */
    private static String scipy() throws IOException {
        int stimuli = BigLayer.STIMULI / BigLayer.CONDITIONS.size();
        Process script = new ProcessBuilder(
                        "python3", "deploy/bench/ttest.py", Integer.toString(BigLayer.UNITS), Integer.toString(stimuli))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = script.inputReader()) {
            return output.lines().reduce((first, last) -> last).orElse("nothing printed") + " (its rejections behind)";
        }
    }

    @Benchmark
    public int round() {
        rounds.time("selection", () -> select(null));
        rounds.time("with every q", this::selectWithQ);
        rounds.time("hold-out", this::holdOut);
        return sum;
    }

    private void holdOut() {
        sum += HoldOut.of(
                        subset -> evidence(ConditionMoments.of(moments, subset::keeps)),
                        criterion,
                        BigLayer.targets(),
                        BigLayer.SHAPE,
                        BigLayer.folds().count())
                .halves()
                .size();
    }

    private void selectWithQ() {
        int targets = BigLayer.targets().length;
        try (ScratchMemory scratch = memory.scratch(Plane.bytes(targets, BigLayer.UNITS))) {
            Plane[] q = new Plane[targets];
            for (int t = 0; t < targets; t++) {
                q[t] = Plane.of(scratch, t, BigLayer.UNITS);
            }
            select(q);
        }
    }

    private void select(Plane[] q) {
        sum += criterion
                .select(evidence(ConditionMoments.of(moments)), BigLayer.targets(), q)
                .getFirst()
                .count();
    }

    private Evidence evidence(ConditionMoments of) {
        return new Evidence(of, BigLayer.CONDITIONS, new BitSet(), null, memory);
    }
}
