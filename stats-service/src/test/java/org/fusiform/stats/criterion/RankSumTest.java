package org.fusiform.stats.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.PatternBlock;

/** Rank tests against counting every pair. */
class RankSumTest {
    private static final int CONDITIONS = 3;

    @Property(tries = 60)
    void everyTestAgreesWithCountingPairs(
            @ForAll @IntRange(min = 12, max = 70) int stimuli,
            @ForAll @IntRange(min = 1, max = 1500) int units,
            @ForAll @IntRange(min = 1, max = 40) int levels,
            @ForAll long seed) {
        // Given values with many ties, zeros of both signs among them, and a subset of the stimuli
        Random random = new Random(seed);
        float[][] values = new float[stimuli][units];
        int[] all = IntStream.range(0, stimuli).map(s -> s % CONDITIONS).toArray();
        int[] some = IntStream.of(all).map(c -> random.nextInt(3) == 0 ? -1 : c).toArray();
        for (float[] row : values) {
            for (int u = 0; u < units; u++) {
                row[u] = (random.nextInt(levels) - levels / 2) * (random.nextBoolean() ? 0.37f : -0.37f);
            }
        }

        // When
        List<RankSums.Question> questions = List.of(question(all, 0.05), question(some, 0.05));
        try (RankSums ranks = new RankSums(units + 300, questions, Planes.MEMORY)) {
            ranks.add(block(values, 300));

            // Then
            for (int u = 0; u < Math.min(units, 40); u++) {
                for (int q = 0; q < questions.size(); q++) {
                    int unit = u;
                    int[] labels = questions.get(q).conditionOf();
                    double largest = Math.max(p(values, labels, unit, 0, 1), p(values, labels, unit, 0, 2));
                    assertThat(Planes.values(ranks.answer(q).largestP()[0], units + 300)[300 + u])
                            .isCloseTo(largest, within(1e-12));
                    assertThat(ranks.answer(q).significant()[0].marked(300 + u)).isEqualTo(largest < 0.05);
                }
            }
        }
    }

    @Example
    void theDecisionAloneIsThatOfEveryP() {
        Random random = new Random(5);
        float[][] values = new float[36][5000];
        for (int s = 0; s < 36; s++) {
            for (int u = 0; u < 5000; u++) {
                values[s][u] = (float) random.nextGaussian() + (s % 3 == 0 ? u / 2500f : 0);
            }
        }
        int[] labels = IntStream.range(0, 36).map(s -> s % 3).toArray();
        RankSums.Question everyP = question(labels, 0.001);
        RankSums.Question decision =
                new RankSums.Question(labels, CONDITIONS, new int[] {0}, new int[][] {{1, 2}}, 0.001, false);

        try (RankSums ranks = new RankSums(5000, List.of(everyP, decision), Planes.MEMORY)) {
            ranks.add(block(values, 0));

            assertThat(ranks.answer(1).significant()[0].toSet())
                    .isEqualTo(ranks.answer(0).significant()[0].toSet());
            assertThat(ranks.answer(1).significant()[0].toSet().cardinality()).isBetween(100, 4900);
            assertThat(ranks.answer(1).largestP()).isNull();
        }
    }

    private static RankSums.Question question(int[] labels, double alpha) {
        return new RankSums.Question(labels, CONDITIONS, new int[] {0}, new int[][] {{1, 2}}, alpha, true);
    }

    private static PatternBlock block(float[][] values, int firstUnit) {
        int units = values[0].length;
        PatternBlock block = new PatternBlock(values.length, units, Planes.MEMORY);
        block.begin(firstUnit, units);
        for (int s = 0; s < values.length; s++) {
            block.put(new ActivationBlock(FloatBuffer.wrap(values[s]), units), s, 1);
        }
        return block;
    }

    /** Two-sided p of condition a against b by the textbook, U counted pair by pair. */
    private static double p(float[][] values, int[] labels, int unit, int a, int b) {
        float[] x = of(values, labels, unit, a);
        float[] y = of(values, labels, unit, b);
        double u = 0;
        for (float one : x) {
            for (float other : y) {
                u += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        double n = x.length + y.length;
        double ties = 0;
        float[] both = new float[(int) n];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        for (float one : both) {
            long equal =
                    IntStream.range(0, both.length).filter(i -> both[i] == one).count();
            ties += equal * equal - 1;
        }
        double pairs = (double) x.length * y.length;
        double sd = Math.sqrt(pairs / 12 * (n + 1 - ties / (n * (n - 1))));
        double z = (Math.max(u, pairs - u) - pairs / 2 - 0.5) / sd;
        return sd > 0 ? Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z)) : 1;
    }

    private static float[] of(float[][] values, int[] labels, int unit, int condition) {
        int[] members = IntStream.range(0, labels.length)
                .filter(s -> labels[s] == condition)
                .toArray();
        float[] chosen = new float[members.length];
        for (int i = 0; i < members.length; i++) {
            chosen[i] = values[members[i]][unit];
        }
        return chosen;
    }
}
