package org.fusiform.stats.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fusiform.stats.golden.Golden.assertClose;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChanMergeTest {
    @Property
    void howValuesAreGroupedDoesNotMatter(
            @ForAll @Size(min = 3, max = 60) List<@FloatRange(min = -1e4f, max = 1e4f) Float> drawn,
            @ForAll @IntRange(min = 1, max = 59) int cut) {
        // Given
        float[] values = new float[drawn.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = drawn.get(i);
        }
        int split = 1 + cut % (values.length - 1);
        double[] whole = run(values, 0, values.length);

        // When
        double[] left = run(values, 0, split);
        double[] right = run(values, split, values.length);
        double[] mean = {left[0]};
        double[] m2 = {left[1]};
        MomentKernel.chan(mean, m2, split, new double[] {right[0]}, new double[] {right[1]}, values.length - split, 1);

        // Then: to 1e-12 of the scale of the values
        double scale = 0;
        for (float value : values) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertClose("mean", mean[0], whole[0], 1e-12, 1e-12 * scale);
        assertClose("M2", m2[0], whole[1], 1e-12, 1e-12 * scale * scale);
    }

    /** Any grouping: a random binary tree over the values. */
    @Property
    void groupsOfGroupsMergeAlike(
            @ForAll @Size(min = 3, max = 60) List<@FloatRange(min = -1e4f, max = 1e4f) Float> drawn,
            @ForAll long seed) {
        // Given
        float[] values = new float[drawn.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = drawn.get(i);
        }

        // When
        double[] merged = tree(values, 0, values.length, new Random(seed));

        // Then
        double[] whole = run(values, 0, values.length);
        double scale = 1e4;
        assertClose("mean", merged[0], whole[0], 1e-12, 1e-12 * scale);
        assertClose("M2", merged[1], whole[1], 1e-12, 1e-12 * scale * scale);
    }

    private static double[] tree(float[] values, int from, int to, Random random) {
        if (to - from == 1) {
            return run(values, from, to);
        }
        int split = from + 1 + random.nextInt(to - from - 1);
        double[] left = tree(values, from, split, random);
        double[] right = tree(values, split, to, random);
        double[] mean = {left[0]};
        double[] m2 = {left[1]};
        MomentKernel.chan(mean, m2, split - from, new double[] {right[0]}, new double[] {right[1]}, to - split, 1);
        return new double[] {mean[0], m2[0]};
    }

    @Property
    void fourStepsAtOnceAreTheSameFourSteps(
            @ForAll @Size(4) List<@FloatRange(min = -1e4f, max = 1e4f) Float> drawn,
            @ForAll @IntRange(min = 1, max = 500) int n) {
        float[][] values = {{drawn.get(0)}, {drawn.get(1)}, {drawn.get(2)}, {drawn.get(3)}};
        double[] mean = {n == 1 ? 0 : 17};
        double[] m2 = {n == 1 ? 0 : 5};
        double[] meanAtOnce = mean.clone();
        double[] m2AtOnce = m2.clone();

        for (int i = 0; i < 4; i++) {
            MomentKernel.welford(values[i], 1, n + i, mean, m2);
        }
        MomentKernel.welford(values[0], values[1], values[2], values[3], 1, n, meanAtOnce, m2AtOnce);

        assertThat(meanAtOnce).isEqualTo(mean);
        assertThat(m2AtOnce).isEqualTo(m2);
    }

    private static double[] run(float[] values, int from, int to) {
        double[] mean = new double[1];
        double[] m2 = new double[1];
        for (int i = from; i < to; i++) {
            MomentKernel.welford(new float[] {values[i]}, 1, i - from + 1, mean, m2);
        }
        return new double[] {mean[0], m2[0]};
    }
}
