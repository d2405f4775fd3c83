package org.fusiform.stats.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TwoSampleTTest {
    @Test
    void welchByHand() {
        // Given {1, 2, 3} with variance 1 and {2, 4} with variance 2: t = (2 − 3)/√(1/3 + 1)
        Result welch = run(TwoSampleT.WELCH, new TwoSampleT.Group(a(2), a(2), 3), new TwoSampleT.Group(a(3), a(2), 2));

        // Then ν = (4/3)² / ((1/3)²/2 + 1²/1)
        assertThat(welch.t).isCloseTo(-1 / Math.sqrt(4.0 / 3), within(1e-15));
        assertThat(welch.nu).isCloseTo((16.0 / 9) / (1.0 / 18 + 1), within(1e-14));
    }

    @Test
    void pooledByHand() {
        Result pooled =
                run(TwoSampleT.POOLED, new TwoSampleT.Group(a(2), a(2), 3), new TwoSampleT.Group(a(3), a(2), 2));

        assertThat(pooled.t).isCloseTo(-1 / Math.sqrt(4.0 / 3 * (1.0 / 3 + 1.0 / 2)), within(1e-15));
        assertThat(pooled.nu).isEqualTo(3);
    }

    @Test
    void withoutVarianceTheMeansDecide() {
        assertThat(run(TwoSampleT.WELCH, new TwoSampleT.Group(a(2), a(0), 3), new TwoSampleT.Group(a(1), a(0), 3)).t)
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(run(TwoSampleT.WELCH, new TwoSampleT.Group(a(1), a(0), 3), new TwoSampleT.Group(a(2), a(0), 3)).t)
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(run(TwoSampleT.WELCH, new TwoSampleT.Group(a(2), a(0), 3), new TwoSampleT.Group(a(2), a(0), 3)).t)
                .isNaN();
    }

    @Test
    void oneStimulusIsUntestable() {
        assertThat(run(TwoSampleT.WELCH, new TwoSampleT.Group(a(2), a(1), 3), new TwoSampleT.Group(a(1), a(0), 1)).t)
                .isNaN();
    }

    @Test
    void variancesNearTheEndOfTheRangeKeepTheirDegreesOfFreedom() {
        Result tiny = run(
                TwoSampleT.WELCH,
                new TwoSampleT.Group(a(0), a(1e-200), 5),
                new TwoSampleT.Group(a(1e-100), a(1e-200), 5));

        assertThat(tiny.nu).isCloseTo(8, within(1e-12));
    }

    private static double[] a(double value) {
        return new double[] {value};
    }

    private static Result run(TwoSampleT test, TwoSampleT.Group target, TwoSampleT.Group other) {
        double[] t = new double[1];
        test.fill(target, other, 1, t);
        return new Result(t[0], test.degreesOfFreedom(target, other, 0));
    }

    private record Result(double t, double nu) {}
}
