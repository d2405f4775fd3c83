package org.fusiform.stats.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.ConditionMoments;

class CorrectionTest {
    @Example
    void benjaminiHochbergByHand() {
        // Given m = 4 testable of 5: raw 4p/i = 0.04, 0.08, 0.0533…, 0.8
        double[] q = adjusted(Correction.BH, 0.04, 0.01, Double.NaN, 0.8, 0.04);

        assertThat(q[1]).isCloseTo(0.04, within(1e-15));
        assertThat(q[0]).isCloseTo(0.16 / 3, within(1e-15)).isEqualTo(q[4]);
        assertThat(q[3]).isCloseTo(0.8, within(1e-15));
        assertThat(q[2]).isNaN();
    }

    @Example
    void benjaminiYekutieliAndBonferroniByHand() {
        assertThat(adjusted(Correction.BY, 0.01, 0.02)).containsExactly(new double[] {0.03, 0.03}, within(1e-15));
        assertThat(adjusted(Correction.BONFERRONI, 0.01, 0.6)).containsExactly(0.02, 1);
    }

    @Example
    void anEmptyFamilyStaysUndefined() {
        for (Correction correction : Correction.values()) {
            assertThat(adjusted(correction, Double.NaN, Double.NaN)).containsExactly(Double.NaN, Double.NaN);
            assertThat(rejected(correction, 0.05, Double.NaN, Double.NaN)).isEmpty();
        }
    }

    @Example
    void certaintyIsRejected() {
        // Given p = 0, as of an infinite t
        for (Correction correction : Correction.values()) {
            assertThat(rejected(correction, 0.05, 0, 1, 0.9)).containsExactly(0);
        }
    }

    @Property(tries = 200)
    void stricterCorrectionsRejectFewer(
            @ForAll @Size(min = 1, max = 80) List<@DoubleRange(min = 0, max = 1) Double> family) {
        double[] p = array(family);
        double[] none = adjusted(Correction.NONE, p);
        double[] bh = adjusted(Correction.BH, p);
        double[] by = adjusted(Correction.BY, p);
        double[] bonferroni = adjusted(Correction.BONFERRONI, p);

        for (int i = 0; i < p.length; i++) {
            assertThat(none[i]).isLessThanOrEqualTo(bh[i] + 1e-15).isEqualTo(p[i]);
            assertThat(bh[i]).isLessThanOrEqualTo(by[i] + 1e-15);
            assertThat(bh[i]).isLessThanOrEqualTo(bonferroni[i] + 1e-15);
        }
    }

    @Property(tries = 200)
    void adjustingKeepsTheOrder(@ForAll @Size(min = 2, max = 80) List<@DoubleRange(min = 0, max = 1) Double> family) {
        double[] p = array(family);
        double[] q = adjusted(Correction.BH, p);

        for (int i = 1; i < p.length; i++) {
            assertThat(Double.compare(p[i - 1], p[i]) * Double.compare(q[i - 1], q[i]))
                    .as("p " + p[i - 1] + ", " + p[i] + " and q " + q[i - 1] + ", " + q[i])
                    .isNotNegative();
        }
    }

    /** p on all scales, with ties, zeros and undefined ones, against the definition by sorting. */
    @Property(tries = 200)
    void stepUpIsWhatItsDefinitionSays(
            @ForAll @IntRange(min = 1, max = 6000) int units,
            @ForAll @IntRange(min = 1, max = 900) int perMille,
            @ForAll @IntRange(max = 6) int shape,
            @ForAll long seed) {
        double alpha = perMille / 1000.0;
        Random random = new Random(seed);
        double[] p = IntStream.range(0, units)
                .mapToDouble(i -> switch (shape) {
                    case 0 -> random.nextDouble();
                    case 1 -> random.nextInt(20) == 0 ? Double.NaN : Math.pow(random.nextDouble(), 30);
                    // All p lie near the line that they are compared with.
                    case 2 -> Math.min(1, alpha * (i + 0.9 + 0.2 * random.nextDouble()) / units);
                    case 3 -> random.nextInt(8) / 80.0;
                    // Most are near 1, as of a contrast that goes the other way.
                    case 4 -> 1 - Math.pow(random.nextDouble(), 30);
                    case 5 ->
                        random.nextInt(3) == 0
                                ? Math.pow(random.nextDouble(), 9)
                                : 1 - Math.pow(random.nextDouble(), 9);
                    default -> random.nextInt(4) == 0 ? Math.exp(-700 * random.nextDouble()) : random.nextDouble();
                })
                .toArray();
        for (Correction correction : new Correction[] {Correction.BH, Correction.BY}) {
            double[] expected = sorted(p, correction == Correction.BH ? 1 : harmonic(p));

            double[] q = adjusted(correction, p);

            assertThat(q).containsExactly(expected, within(correction == Correction.BH ? 0 : 1e-14));
            assertThat(rejected(correction, alpha, p))
                    .isEqualTo(
                            IntStream.range(0, units).filter(i -> q[i] <= alpha).toArray());
        }
    }

    private static double harmonic(double[] p) {
        long family = Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
        return IntStream.rangeClosed(1, (int) family)
                .mapToDouble(i -> 1.0 / (family - i + 1))
                .sum();
    }

    private static double[] sorted(double[] p, double factor) {
        Integer[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .toArray(Integer[]::new);
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double least = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            least = Math.min(least, p[order[i]] * factor * order.length / (i + 1));
            q[order[i]] = least;
        }
        return q;
    }

    private static double[] array(List<Double> family) {
        return family.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] adjusted(Correction correction, double... p) {
        Plane q = Planes.empty(p.length);
        correction.raise(Planes.of(p), p.length, q);
        return Planes.values(q, p.length);
    }

    private static int[] rejected(Correction correction, double alpha, double... p) {
        Family family = new Family(p.length, alpha, 0, Planes.empty(p.length));
        for (int first = 0; first < p.length; first += ConditionMoments.TILE) {
            int count = Math.min(ConditionMoments.TILE, p.length - first);
            family.take(first, Arrays.copyOfRange(p, first, first + count), count);
        }
        return family.rejected(correction).orElseThrow().stream().toArray();
    }
}
