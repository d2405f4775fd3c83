package org.fusiform.stats.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fusiform.stats.golden.Golden.assertClose;

import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.fusiform.stats.golden.Reference;

class StudentTTest {
    @Example
    void upperTailHoldsToTheFarEnd() {
        for (String line : Reference.lines("student-t.csv")) {
            String[] point = line.split(",");
            double nu = Double.parseDouble(point[0]);
            double t = Double.parseDouble(point[1]);
            assertClose(
                    "P(T >= " + t + "), nu " + nu, StudentT.upperTail(t, nu), Double.parseDouble(point[2]), 1e-12, 0);
        }
    }

    @Example
    void infiniteStatisticsAreCertain() {
        assertThat(StudentT.upperTail(Double.POSITIVE_INFINITY, Double.NaN)).isZero();
        assertThat(StudentT.upperTail(Double.NEGATIVE_INFINITY, Double.NaN)).isEqualTo(1);
        assertThat(StudentT.upperTail(Double.NaN, 5)).isNaN();
        assertThat(StudentT.upperTail(1e200, 1)).isCloseTo(1 / (Math.PI * 1e200), within(1e-213));
    }

    @Example
    void theMiddleAndCauchysQuartile() {
        assertThat(StudentT.upperTail(0, 40)).isCloseTo(0.5, within(1e-15));
        assertThat(StudentT.upperTail(1, 1)).isCloseTo(0.25, within(1e-15));
        assertThat(StudentT.upperTail(-1, 1)).isCloseTo(0.75, within(1e-15));
    }

    /** Across the borders of its series, too, the tail falls with t, and with ν where t is large. */
    @Property
    void theTailFalls(
            @ForAll @IntRange(min = 1, max = 40_000) int nuBy100, @ForAll @DoubleRange(min = 0.01, max = 90) double t) {
        double nu = nuBy100 / 100.0;

        double tail = StudentT.upperTail(t, nu);

        assertThat(StudentT.upperTail(t * (1 + 1e-6), nu)).isLessThan(tail);
        assertThat(StudentT.upperTail(t + 2, nu * 1.001)).isLessThan(StudentT.upperTail(t + 2, nu));
        assertThat(tail + StudentT.upperTail(-t, nu)).isCloseTo(1, within(1e-15));
    }

    /** Small and large ν, small and large t, infinite and undefined ones side by side. */
    @Example
    void oneTailDoesNotDependOnTheOthers() {
        double[] t = repeated(0, 0.3, 2, 9, 60, 1e160, Double.POSITIVE_INFINITY, Double.NaN);
        double[] nu = repeated(5, 1, 40, 12.5, 300, 3, Double.NaN, Double.NaN);
        double[] together = new double[t.length];

        new UpperTails().compute(t, nu, t.length, together);

        for (int i = 0; i < t.length; i++) {
            assertThat(together[i]).isEqualTo(Double.valueOf(StudentT.upperTail(t[i], nu[i])));
        }
    }

    private static double[] repeated(double... values) {
        return IntStream.range(0, 37 * values.length)
                .mapToDouble(i -> values[i % values.length])
                .toArray();
    }

    @Property
    void theInverseIsJustAbove(
            @ForAll @IntRange(min = 100, max = 40_000) int nuBy100, @ForAll @IntRange(max = 300) int minusLog) {
        double nu = nuBy100 / 100.0;
        double p = 0.5 * Math.pow(10, -minusLog);

        double t = StudentT.inverseUpperTail(p, nu);

        assertThat(StudentT.upperTail(t, nu)).isLessThanOrEqualTo(p);
        assertClose("P(T >= " + t + "), nu " + nu, StudentT.upperTail(t, nu), p, 1e-8, 0);
    }
}
