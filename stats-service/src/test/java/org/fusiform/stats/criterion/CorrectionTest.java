package org.fusiform.stats.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class CorrectionTest {
    @Example
    void benjaminiHochbergByHand() {
        // Given m = 4 testable of 5: raw 4p/i = 0.04, 0.08, 0.0533…, 0.8
        double[] p = {0.04, 0.01, Double.NaN, 0.8, 0.04};

        Correction.BH.adjust(p);

        assertThat(p[1]).isCloseTo(0.04, within(1e-15));
        assertThat(p[0]).isCloseTo(0.16 / 3, within(1e-15)).isEqualTo(p[4]);
        assertThat(p[3]).isCloseTo(0.8, within(1e-15));
        assertThat(p[2]).isNaN();
    }

    @Example
    void benjaminiYekutieliAndBonferroniByHand() {
        double[] by = {0.01, 0.02};
        double[] bonferroni = {0.01, 0.6};

        Correction.BY.adjust(by);
        Correction.BONFERRONI.adjust(bonferroni);

        assertThat(by).containsExactly(new double[] {0.03, 0.03}, within(1e-15));
        assertThat(bonferroni).containsExactly(0.02, 1);
    }

    @Example
    void anEmptyFamilyStaysUndefined() {
        for (Correction correction : Correction.values()) {
            double[] p = {Double.NaN, Double.NaN};

            correction.adjust(p);

            assertThat(p).containsExactly(Double.NaN, Double.NaN);
        }
    }

    @Property
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

    @Property
    void adjustingKeepsTheOrder(@ForAll @Size(min = 2, max = 80) List<@DoubleRange(min = 0, max = 1) Double> family) {
        double[] p = array(family);
        double[] q = adjusted(Correction.BH, p);

        for (int i = 1; i < p.length; i++) {
            assertThat(Double.compare(p[i - 1], p[i]) * Double.compare(q[i - 1], q[i]))
                    .as("p " + p[i - 1] + ", " + p[i] + " and q " + q[i - 1] + ", " + q[i])
                    .isNotNegative();
        }
    }

    private static double[] array(List<Double> family) {
        return family.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] adjusted(Correction correction, double[] p) {
        double[] q = p.clone();
        correction.adjust(q);
        return q;
    }
}
