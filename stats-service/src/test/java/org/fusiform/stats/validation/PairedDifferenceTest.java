package org.fusiform.stats.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.fusiform.stats.golden.Reference;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
    @Test
    void whatBothModelsShareCancels() {
        // Given replicates that go up and down together, their differences 1, 2, 1, 2: θ̄ = 1.5, Σ = 1, se = √(3/4)
        PairedDifference paired =
                PairedDifference.of(1.5, new double[] {11, 22, 31, 42}, 0, new double[] {10, 20, 30, 40});

        assertThat(paired.difference()).isEqualTo(1.5);
        assertThat(paired.se().orElseThrow()).isCloseTo(Math.sqrt(0.75), within(1e-15));
        double t = Reference.json("comparisons.json").get("t975").get("3").asDouble();
        assertThat(paired.reach().orElseThrow()).isCloseTo(t * Math.sqrt(0.75), within(1e-9));
    }

    @Test
    void oneUndefinedReplicateLeavesOnlyTheDifference() {
        PairedDifference paired = PairedDifference.of(2, new double[] {1, Double.NaN}, 1, new double[] {1, 2});

        assertThat(paired.difference()).isEqualTo(1);
        assertThat(paired.se()).isEmpty();
        assertThat(paired.reach()).isEmpty();
    }

    @Test
    void anUndefinedMeasureLeavesNothing() {
        PairedDifference paired = PairedDifference.of(Double.NaN, new double[] {1, 2}, 1, new double[] {1, 2});

        assertThat(paired.difference()).isNaN();
        assertThat(paired.se()).isEmpty();
    }

    @Test
    void withoutHoldOutThereIsNoInterval() {
        PairedDifference paired = PairedDifference.of(3, new double[0], 1, new double[0]);

        assertThat(paired.difference()).isEqualTo(2);
        assertThat(paired.se()).isEmpty();
    }

    @Test
    void otherFoldsCannotBePaired() {
        assertThatThrownBy(() -> PairedDifference.of(3, new double[4], 1, new double[8]))
                .hasMessageContaining("same stimuli and folds");
    }
}
