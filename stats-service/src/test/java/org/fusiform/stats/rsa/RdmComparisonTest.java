package org.fusiform.stats.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fusiform.stats.rsa.RdmComparison.SPEARMAN;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RdmComparisonTest {
    private static final double NAN = Double.NaN;

    @Example
    void tiesShareTheirAverageRank() {
        assertThat(Ranks.average(new double[] {0.5, 0.1, 0.5, -0.0, 0.5})).containsExactly(4, 2, 4, 1, 4);
    }

    @Example
    void orderIsAllThatCounts() {
        Rdm a = rdm(3, 0.1, 0.2, 0.9);
        Rdm b = rdm(3, 1, 1.1, 1.2);

        assertThat(SPEARMAN.of(a, b).orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(SPEARMAN.of(a, rdm(3, 3, 2, 1)).orElseThrow()).isCloseTo(-1, within(1e-15));
    }

    @Example
    void undefinedPairsAreLeftOutOfBothSides() {
        // Given common pairs 0, 2, 5 with ranks 1, 2, 3 and 1, 3, 2
        Rdm a = rdm(4, 1, NAN, 2, 9, 0, 3);
        Rdm b = rdm(4, 1, 5, 3, NAN, NAN, 2);

        assertThat(SPEARMAN.of(a, b).orElseThrow()).isCloseTo(0.5, within(1e-15));
    }

    @Example
    void tooFewPairsOrNoVariationIsUndefined() {
        assertThat(SPEARMAN.of(rdm(3, 1, 2, NAN), rdm(3, 1, 2, 3))).isEmpty();
        assertThat(SPEARMAN.of(rdm(3, 1, 1, 1), rdm(3, 1, 2, 3))).isEmpty();
    }

    @Example
    void differentSetsCannotBeCompared() {
        assertThatThrownBy(() -> SPEARMAN.of(rdm(3, 1, 2, 3), rdm(2, 1))).hasMessageContaining("same stimulus set");
    }

    @Example
    void meansLeaveOutWhatIsUndefined() {
        // Given layers A, none, A, reversed A
        Rdm a = rdm(3, 1, 2, 3);

        Consistency consistency = Consistency.of(Arrays.asList(a, null, a, rdm(3, 3, 2, 1)), SPEARMAN);

        assertThat(consistency.matrix()[0][0]).isEqualTo(1);
        assertThat(consistency.matrix()[1][1]).isNaN();
        assertThat(consistency.matrix()[3][0]).isEqualTo(consistency.matrix()[0][3]);
        assertThat(consistency.adjacentMean().orElseThrow()).isCloseTo(-1, within(1e-15));
        assertThat(consistency.pairMean().orElseThrow()).isCloseTo(-1.0 / 3, within(1e-15));
        assertThat(Consistency.of(List.of(a), SPEARMAN).adjacentMean()).isEmpty();
    }

    @Property(tries = 100)
    void kendallAgreesWithCountingPairsOfPairs(
            @ForAll @IntRange(min = 3, max = 20) int stimuli,
            @ForAll @IntRange(min = 1, max = 60) int levels,
            @ForAll long seed) {
        // Given entries with ties in one, the other and both
        Random random = new Random(seed);
        double[] a = random.ints(Rdm.pairs(stimuli), 0, levels).asDoubleStream().toArray();
        double[] b = random.ints(Rdm.pairs(stimuli), 0, levels).asDoubleStream().toArray();
        double concordance = 0;
        double inA = 0;
        double inB = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = i + 1; j < a.length; j++) {
                concordance += Math.signum(a[i] - a[j]) * Math.signum(b[i] - b[j]);
                inA += a[i] == a[j] ? 0 : 1;
                inB += b[i] == b[j] ? 0 : 1;
            }
        }
        double expected = concordance / Math.sqrt(inA * inB);

        OptionalDouble found = RdmComparison.KENDALL.of(rdm(stimuli, a), rdm(stimuli, b));

        if (Double.isNaN(expected)) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isCloseTo(expected, within(1e-12));
        }
    }

    /** ‖YᵀX‖²_F/(‖XᵀX‖_F ‖YᵀY‖_F) from the features themselves. */
    @Property(tries = 30)
    void ckaAgreesWithItsDefinition(
            @ForAll @IntRange(min = 3, max = 15) int stimuli,
            @ForAll @IntRange(min = 3, max = 30) int unitsX,
            @ForAll @IntRange(min = 3, max = 30) int unitsY,
            @ForAll long seed) {
        float[][] x = Patterns.random(stimuli, unitsX, seed, 5);
        float[][] y = Patterns.random(stimuli, unitsY, seed + 1, 0);
        double expected = cross(x, y) / Math.sqrt(cross(x, x) * cross(y, y));

        double found = RdmComparison.CKA
                .of(
                        Patterns.rdm(x, 9, null, Dissimilarity.EUCLIDEAN),
                        Patterns.rdm(y, 9, null, Dissimilarity.EUCLIDEAN))
                .orElseThrow();

        assertThat(found).isCloseTo(expected, within(1e-10));
    }

    private static double cross(float[][] x, float[][] y) {
        double squares = 0;
        for (int u = 0; u < x[0].length; u++) {
            for (int v = 0; v < y[0].length; v++) {
                double product = 0;
                for (int s = 0; s < x.length; s++) {
                    product += (x[s][u] - mean(x, u)) * (y[s][v] - mean(y, v));
                }
                squares += product * product;
            }
        }
        return squares;
    }

    private static double mean(float[][] x, int unit) {
        return Arrays.stream(x).mapToDouble(row -> row[unit]).average().orElseThrow();
    }

    @Example
    void ckaTakesEuclideanDistancesAlone() {
        assertThat(RdmComparison.CKA.dissimilarity(null)).isEqualTo(Dissimilarity.EUCLIDEAN);
        assertThat(RdmComparison.KENDALL.dissimilarity(null)).isEqualTo(Dissimilarity.PEARSON);
        assertThat(RdmComparison.PEARSON.dissimilarity(Dissimilarity.EUCLIDEAN)).isEqualTo(Dissimilarity.EUCLIDEAN);
        assertThatThrownBy(() -> RdmComparison.CKA.dissimilarity(Dissimilarity.PEARSON))
                .hasMessageContaining("dissimilarity")
                .hasMessageContaining("euclidean");
        assertThatThrownBy(() -> RdmComparison.of("cosine")).hasMessageContaining("kendall");
        assertThatThrownBy(() -> Dissimilarity.of("cosine")).hasMessageContaining("euclidean");
    }

    @Example
    void nothingThatVariesIsUndefinedInEveryComparison() {
        for (RdmComparison comparison : RdmComparison.values()) {
            assertThat(comparison.of(rdm(3, 0, 0, 0), rdm(3, 1, 2, 3))).isEmpty();
            assertThat(comparison.of(rdm(3, 1, 2, 4), rdm(3, 1, 2, 4)).orElseThrow())
                    .isCloseTo(1, within(1e-12));
        }
    }

    private static Rdm rdm(int stimuli, double... upper) {
        return new Rdm(stimuli, 10, upper, (int)
                Arrays.stream(upper).filter(Double::isNaN).count());
    }
}
