package org.fusiform.stats.criterion;

import static org.fusiform.stats.golden.Golden.assertClose;
import static org.fusiform.stats.golden.Golden.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.contrast.TwoSampleT;
import org.fusiform.stats.golden.Golden;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The t, p and q of every contrast, as the criteria compute them, against SciPy and statsmodels. */
class CriteriaGoldenTest {
    @TempDir
    Path scratch;

    private Golden golden;
    private List<String> conditions;
    private int units;
    private CellMoments cells;
    private Evidence evidence;

    @BeforeEach
    void load() throws IOException {
        golden = Golden.load();
        conditions = golden.design().conditions();
        units = golden.shape().units();
        cells = new CellMoments("golden", Cells.of(golden.design().conditionOf()), units, WorkingMemory.in(scratch));
        cells.add(block(), 0, golden.design().stimuli(), 0, units);
        evidence = new Evidence(ConditionMoments.of(cells), conditions, new BitSet(), null, Planes.MEMORY);
    }

    @AfterEach
    void close() {
        if (cells != null) {
            cells.close();
        }
    }

    private ActivationBlock block() {
        return new ActivationBlock(FloatBuffer.wrap(golden.activations().values()), units);
    }

    private int[] targets() {
        return golden.targets().stream().mapToInt(conditions::indexOf).toArray();
    }

    @ParameterizedTest
    @CsvSource({"pairwise-welch", "pairwise-pooled-by"})
    void everyContrastAgrees(String name) {
        // Given
        Pairwise criterion = (Pairwise) Criteria.of(name, Criteria.Settings.DEFAULTS);
        int[] targets = targets();
        int[][] against = IntStream.of(targets)
                .mapToObj(target -> Contrasts.EVERY_OTHER.against(target, conditions))
                .toArray(int[][]::new);

        // When
        PairwiseSweep sweep = new PairwiseSweep(criterion, evidence.moments(), targets, against);
        Plane[] p = Stream.generate(() -> Planes.empty(units))
                .limit(sweep.families())
                .toArray(Plane[]::new);
        sweep.everyP((family, first, values, count) -> p[family].write(first, values, count));

        // Then
        for (int t = 0; t < targets.length; t++) {
            int[] families = sweep.familiesOf(t).toArray();
            for (int c = 0; c < against[t].length; c++) {
                double[] raw = Planes.values(p[families[c]], units);
                Plane q = Planes.empty(units);
                criterion.correction().raise(p[families[c]], units, q);

                String contrast = conditions.get(targets[t]) + " against " + conditions.get(against[t][c]);
                JsonNode expected = expected(name, targets[t]).get("contrasts").get(conditions.get(against[t][c]));
                assertClose(
                        contrast + " t",
                        statistic(criterion.test(), targets[t], against[t][c]),
                        doubles(expected.get("t")),
                        1e-9,
                        0);
                assertClose(contrast + " p", raw, doubles(expected.get("p")), 1e-6, 0);
                assertClose(contrast + " q", Planes.values(q, units), doubles(expected.get("q")), 1e-6, 0);
            }
        }
    }

    private JsonNode expected(String criterion, int target) {
        return golden.expected().get("criteria").get(criterion).get(conditions.get(target));
    }

    private double[] statistic(TwoSampleT test, int target, int other) {
        MomentTile tile = new MomentTile(evidence.moments());
        tile.load(0);
        double[] t = new double[tile.count()];
        test.fill(TwoSampleT.Group.of(tile, target), TwoSampleT.Group.of(tile, other), tile.count(), t);
        return t;
    }

    @Test
    void everyRankSumAgrees() {
        // Given a question for each contrast
        int[] targets = targets();
        List<RankSums.Question> questions = Arrays.stream(targets)
                .boxed()
                .flatMap(target -> IntStream.of(Contrasts.EVERY_OTHER.against(target, conditions))
                        .mapToObj(other -> new RankSums.Question(
                                golden.design().conditionOf(),
                                conditions.size(),
                                new int[] {target},
                                new int[][] {{other}},
                                0.001,
                                true)))
                .toList();

        try (RankSums ranks = new RankSums(units, questions, Planes.MEMORY);
                PatternBlock patterns = new PatternBlock(golden.design().stimuli(), units, WorkingMemory.in(scratch))) {
            // When
            patterns.begin(0, units);
            patterns.put(block(), 0, golden.design().stimuli());
            ranks.add(patterns);

            // Then
            for (int q = 0; q < questions.size(); q++) {
                int target = questions.get(q).targets()[0];
                String other = conditions.get(questions.get(q).against()[0][0]);
                JsonNode expected =
                        expected("rank-sum", target).get("contrasts").get(other);
                assertClose(
                        conditions.get(target) + " against " + other,
                        Planes.values(ranks.answer(q).largestP()[0], units),
                        doubles(expected.get("p")),
                        1e-6,
                        0);
            }
        }
    }

    @Test
    void everyContrastWithTheRestAgrees() {
        MomentTile tile = new MomentTile(evidence.moments());
        tile.load(0);
        for (int target : targets()) {
            double[] t = new double[tile.count()];
            OneVsRest.statistic(
                    tile,
                    target,
                    Contrasts.OTHER_INTACT.against(target, conditions),
                    new double[tile.capacity()],
                    new double[tile.capacity()],
                    t);

            JsonNode expected =
                    expected("one-vs-rest-t10", target).get("contrasts").get("rest");
            assertClose(conditions.get(target), t, doubles(expected.get("t")), 1e-9, 1e-15);
        }
    }
}
