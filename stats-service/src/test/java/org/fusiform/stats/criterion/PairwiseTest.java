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
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.contrast.TTest;
import org.fusiform.stats.criterion.Criterion.Depth;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 3 conditions of 10 stimuli, 2,500 units (not a multiple of a tile), every fifth preferring condition 0. */
class PairwiseTest {
    private static final int UNITS = 2500;

    @TempDir
    Path scratch;

    private Evidence evidence() {
        Random random = new Random(4);
        float[] values = new float[30 * UNITS];
        for (int i = 0; i < values.length; i++) {
            int unit = i % UNITS;
            float preference = i / UNITS < 10 && unit % 5 == 0 ? 3f * unit / UNITS : 0;
            values[i] = (float) random.nextGaussian() + preference;
        }
        Cells cells = Cells.of(IntStream.range(0, 30).map(s -> s / 10).toArray(), List.of());
        CellMoments moments = new CellMoments("planted", cells, UNITS, scratch);
        moments.add(new ActivationBlock(FloatBuffer.wrap(values), UNITS), 0, 30, 0, UNITS);
        return new Evidence(
                ConditionMoments.merge(moments, 3, cell -> true, scratch), List.of("a", "b", "c"), new BitSet());
    }

    @ParameterizedTest
    @EnumSource
    void theDecisionAloneIsThatOfEveryQ(Correction correction) {
        Evidence evidence = evidence();
        for (boolean twoSided : new boolean[] {false, true}) {
            Pairwise criterion = new Pairwise("test", TTest.WELCH, twoSided, 0.05, correction, Contrasts.EVERY_OTHER);

            Selection decision = criterion.select(evidence, 0, Depth.DECISION);
            Selection everyQ = criterion.select(evidence, 0, Depth.EVERY_Q);

            assertThat(decision.selected()).isEqualTo(everyQ.selected());
            assertThat(decision.testable()).isEqualTo(everyQ.testable());
            assertThat(decision.count()).isPositive();
            assertThat(decision.qMax()).isNull();
        }
    }

    @Test
    void conjunctionAdjustsTheLargestP() {
        // Given
        Evidence evidence = evidence();
        double[] largest = select(evidence, Correction.NONE).qMax().clone();

        // When
        double[] q = select(evidence, Correction.CONJUNCTION).qMax();

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
        Selection after = select(new Evidence(evidence.moments(), evidence.conditions(), constant), Correction.BH);

        assertThat(after.selected().get(unit)).isFalse();
        assertThat(after.count()).isEqualTo(before.count() - 1);
    }

    private static Selection select(Evidence evidence, Correction correction) {
        return new Pairwise("test", TTest.WELCH, false, 0.05, correction, Contrasts.EVERY_OTHER)
                .select(evidence, 0, Depth.EVERY_Q);
    }
}
