package org.fusiform.stats.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CoMomentsTest {
    @Property(tries = 30)
    void agreesWithTheTwoPassCorrelation(
            @ForAll @IntRange(min = 2, max = 40) int stimuli,
            @ForAll @IntRange(min = 3, max = 700) int units,
            @ForAll @IntRange(min = 1, max = 300) int block,
            @ForAll long seed) {
        // Given an offset far above the spread
        float[][] patterns = Patterns.random(stimuli, units, seed, 1000);

        // When
        Rdm rdm = Patterns.rdm(patterns, block, null, Dissimilarity.PEARSON);

        // Then
        assertThat(rdm.units()).isEqualTo(units);
        int entry = 0;
        for (int i = 0; i < stimuli; i++) {
            for (int j = i + 1; j < stimuli; j++) {
                assertThat(rdm.upper()[entry++])
                        .isCloseTo(1 - correlation(patterns[i], patterns[j]), within(1e-9))
                        .isBetween(0.0, 2.0);
            }
        }
    }

    @Property(tries = 20)
    void blocksAndPowersOfTwoDoNotChangeABit(
            @ForAll @IntRange(min = 1, max = 400) int block, @ForAll @IntRange(min = -20, max = 20) int power) {
        float[][] patterns = Patterns.random(9, 600, 5, 0);
        float[][] scaled = new float[9][600];
        for (int s = 0; s < 9; s++) {
            for (int u = 0; u < 600; u++) {
                scaled[s][u] = Math.scalb(patterns[s][u], power);
            }
        }

        assertThat(Patterns.rdm(scaled, block, null, Dissimilarity.PEARSON).upper())
                .isEqualTo(
                        Patterns.rdm(patterns, 600, null, Dissimilarity.PEARSON).upper());
    }

    @Example
    void aPopulationIsTheLayerOfItsUnits() {
        // Given every third unit
        float[][] patterns = Patterns.random(12, 900, 7, 3);
        BitSet population = new BitSet();
        float[][] gathered = new float[12][300];
        for (int u = 0; u < 300; u++) {
            population.set(3 * u);
            for (int s = 0; s < 12; s++) {
                gathered[s][u] = patterns[s][3 * u];
            }
        }

        assertThat(Patterns.rdm(patterns, 77, population, Dissimilarity.PEARSON))
                .usingRecursiveComparison()
                .isEqualTo(Patterns.rdm(gathered, 300, null, Dissimilarity.PEARSON));
    }

    @Example
    void aConstantPatternIsUndefinedAndCounted() {
        // Given stimulus 1 of 4 constant at a value whose sums round
        float[][] patterns = Patterns.random(4, 500, 3, 0);
        Arrays.fill(patterns[1], 0.1f);

        Rdm rdm = Patterns.rdm(patterns, 100, null, Dissimilarity.PEARSON);

        assertThat(rdm.undefined()).isEqualTo(3);
        assertThat(rdm.upper()[0]).isNaN();
        assertThat(rdm.upper()[1]).isNotNaN();
    }

    @Example
    void fewerThanThreeUnitsHaveNoRdm() {
        assertThat(Patterns.rdm(Patterns.random(4, 2, 1, 0), 2, null, Dissimilarity.PEARSON))
                .isNull();
    }

    @Example
    void aPatternAndItsMirrorLieTwoApart() {
        Rdm rdm = Patterns.rdm(new float[][] {{1, 2, 3}, {2, 4, 6}, {3, 2, 1}}, 2, null, Dissimilarity.PEARSON);

        assertThat(rdm.upper()).containsExactly(new double[] {0, 2, 2}, within(1e-15));
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int u = 0; u < a.length; u++) {
            meanA += a[u] / (double) a.length;
            meanB += b[u] / (double) a.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int u = 0; u < a.length; u++) {
            ab += (a[u] - meanA) * (b[u] - meanB);
            aa += (a[u] - meanA) * (a[u] - meanA);
            bb += (b[u] - meanB) * (b[u] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
