package org.fusiform.stats.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GramMatrixTest {
    @Property(tries = 30)
    void agreesWithDistancesUnitByUnit(
            @ForAll @IntRange(min = 2, max = 40) int stimuli,
            @ForAll @IntRange(min = 3, max = 700) int units,
            @ForAll @IntRange(min = 1, max = 300) int block,
            @ForAll long seed) {
        // Given an offset far above the spread
        float[][] patterns = Patterns.random(stimuli, units, seed, 1000);

        // When
        Rdm rdm = Patterns.rdm(patterns, block, null, Dissimilarity.EUCLIDEAN);

        // Then
        int entry = 0;
        for (int i = 0; i < stimuli; i++) {
            for (int j = i + 1; j < stimuli; j++) {
                double squares = 0;
                for (int u = 0; u < units; u++) {
                    squares += Math.pow((double) patterns[i][u] - patterns[j][u], 2);
                }
                assertThat(rdm.upper()[entry++]).isCloseTo(Math.sqrt(squares), within(1e-10 * Math.sqrt(squares)));
            }
        }
        assertThat(rdm.undefined()).isZero();
    }

    @Example
    void equalPatternsAreNotApartAndConstantOnesAreDefined() {
        float[][] patterns = Patterns.random(5, 600, 2, 10);
        patterns[3] = patterns[1];
        patterns[4] = new float[600];

        Rdm rdm = Patterns.rdm(patterns, 100, null, Dissimilarity.EUCLIDEAN);

        assertThat(rdm.upper()[5]).as("1 and 3").isZero();
        assertThat(rdm.upper()).doesNotContain(Double.NaN);
    }

    @Property(tries = 20)
    void blocksDoNotChangeABit(@ForAll @IntRange(min = 1, max = 400) int block) {
        float[][] patterns = Patterns.random(9, 600, 5, 0);
        BitSet population = new BitSet();
        population.set(40, 555);

        for (BitSet units : new BitSet[] {null, population}) {
            assertThat(Patterns.rdm(patterns, block, units, Dissimilarity.EUCLIDEAN)
                            .upper())
                    .isEqualTo(Patterns.rdm(patterns, 600, units, Dissimilarity.EUCLIDEAN)
                            .upper());
        }
    }
}
