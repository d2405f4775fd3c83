package org.fusiform.stats.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.contrast.TwoSampleT;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 3 conditions of 10 stimuli, 2,500 units (not a multiple of a tile), every fifth preferring condition 0. */
class PairwiseTest {
    private static final int UNITS = 2500;
    private static final int[] FIRST = {0};

    @TempDir
    Path scratch;

    private CellMoments moments;

    @AfterEach
    void close() {
        if (moments != null) {
            moments.close();
        }
    }

    private Evidence evidence() {
        moments = moments(UNITS, 3);
        return new Evidence(ConditionMoments.of(moments), List.of("a", "b", "c"), new BitSet(), null, Planes.MEMORY);
    }

    /** @param preference of the last unit; those before it prefer condition 0 by less and less */
    private CellMoments moments(int units, float preference) {
        Random random = new Random(4);
        float[] values = new float[30 * units];
        for (int i = 0; i < values.length; i++) {
            int unit = i % units;
            float preferred = i / units < 10 && unit % 5 == 0 ? preference * unit / units : 0;
            values[i] = (float) random.nextGaussian() + preferred;
        }
        Cells cells = Cells.of(IntStream.range(0, 30).map(s -> s / 10).toArray());
        CellMoments planted = new CellMoments("planted", cells, units, WorkingMemory.in(scratch));
        planted.add(new ActivationBlock(FloatBuffer.wrap(values), units), 0, 30, 0, units);
        return planted;
    }

    @ParameterizedTest
    @EnumSource
    void theDecisionAloneIsThatOfEveryQ(Correction correction) {
        Evidence evidence = evidence();
        for (boolean twoSided : new boolean[] {false, true}) {
            Pairwise criterion =
                    new Pairwise("test", TwoSampleT.WELCH, twoSided, 0.05, correction, Contrasts.EVERY_OTHER);

            Plane q = Planes.empty(UNITS);
            Selection decision = criterion.select(evidence, FIRST, null).getFirst();
            Selection everyQ =
                    criterion.select(evidence, FIRST, new Plane[] {q}).getFirst();
            double[] values = Planes.values(q, UNITS);

            assertThat(decision.selected()).isEqualTo(everyQ.selected());
            assertThat(decision.testable()).isEqualTo(everyQ.testable());
            assertThat(decision.count()).isPositive();
            if (!twoSided) {
                assertThat(decision.selected().stream().toArray())
                        .isEqualTo(IntStream.range(0, UNITS)
                                .filter(u -> values[u] <= 0.05)
                                .toArray());
            }
        }
    }

    /** Large enough that small p are not computed where a sample tells that they need not be. */
    @ParameterizedTest
    @EnumSource
    void whatIsNotComputedChangesNoDecision(Correction correction) {
        int units = 300_000;
        for (boolean twoSided : new boolean[] {false, true}) {
            for (float preference : new float[] {0, 2.2f, 4}) {
                try (CellMoments large = moments(units, preference)) {
                    Evidence evidence = new Evidence(
                            ConditionMoments.of(large), List.of("a", "b", "c"), new BitSet(), null, Planes.MEMORY);
                    Pairwise criterion =
                            new Pairwise("test", TwoSampleT.WELCH, twoSided, 0.05, correction, Contrasts.EVERY_OTHER);

                    Selection decision = criterion.select(evidence, FIRST, null).getFirst();

                    Selection everyQ = criterion
                            .select(evidence, FIRST, new Plane[] {Planes.empty(units)})
                            .getFirst();
                    assertThat(decision).isEqualTo(everyQ);
                }
            }
        }
    }

    @Test
    void conjunctionAdjustsTheLargestP() {
        // Given
        Evidence evidence = evidence();
        double[] largest = qMax(evidence, Correction.NONE);

        // When
        double[] q = qMax(evidence, Correction.CONJUNCTION);

        // Then by definition: the least of m·p/rank over those at or behind it
        Integer[] order = IntStream.range(0, UNITS).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(largest[a], largest[b]));
        double least = 1;
        for (int i = UNITS - 1; i >= 0; i--) {
            least = Math.min(least, largest[order[i]] * UNITS / (i + 1));
            assertThat(q[order[i]]).isCloseTo(least, within(1e-15));
        }
    }

    @Test
    void constantUnitsAreNeverSelective() {
        Evidence evidence = evidence();
        Selection before = select(evidence, Correction.BH);
        int unit = before.selected().nextSetBit(0);

        BitSet constant = new BitSet();
        constant.set(unit);
        Selection after = select(
                new Evidence(evidence.moments(), evidence.conditions(), constant, null, Planes.MEMORY), Correction.BH);

        assertThat(after.selected().get(unit)).isFalse();
        assertThat(after.count()).isEqualTo(before.count() - 1);
    }

    @Test
    void targetsTogetherAreTheTargetsOneByOne() {
        Evidence evidence = evidence();
        Pairwise criterion = new Pairwise("test", TwoSampleT.WELCH, false, 0.3, Correction.BH, Contrasts.EVERY_OTHER);

        List<Selection> together = criterion.select(evidence, new int[] {2, 0, 1}, null);

        assertThat(together.get(0))
                .isEqualTo(criterion.select(evidence, new int[] {2}, null).getFirst());
        assertThat(together.get(1))
                .isEqualTo(criterion.select(evidence, FIRST, null).getFirst());
    }

    private static Selection select(Evidence evidence, Correction correction) {
        return new Pairwise("test", TwoSampleT.WELCH, false, 0.05, correction, Contrasts.EVERY_OTHER)
                .select(evidence, FIRST, null)
                .getFirst();
    }

    private static double[] qMax(Evidence evidence, Correction correction) {
        Plane q = Planes.empty(UNITS);
        new Pairwise("test", TwoSampleT.WELCH, false, 0.05, correction, Contrasts.EVERY_OTHER)
                .select(evidence, FIRST, new Plane[] {q});
        return Planes.values(q, UNITS);
    }
}
