package org.fusiform.stats.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fusiform.stats.rsa.RdmComparison.SPEARMAN;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdmComparisonTest {
    private static final double NAN = Double.NaN;

    @Test
    void tiesShareTheirAverageRank() {
        assertThat(Ranks.average(new double[] {0.5, 0.1, 0.5, -0.0, 0.5})).containsExactly(4, 2, 4, 1, 4);
    }

    @Test
    void orderIsAllThatCounts() {
        Rdm a = rdm(3, 0.1, 0.2, 0.9);
        Rdm b = rdm(3, 1, 1.1, 1.2);

        assertThat(SPEARMAN.of(a, b).orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(SPEARMAN.of(a, rdm(3, 3, 2, 1)).orElseThrow()).isCloseTo(-1, within(1e-15));
    }

    @Test
    void undefinedPairsAreLeftOutOfBothSides() {
        // Given common pairs 0, 2, 5 with ranks 1, 2, 3 and 1, 3, 2
        Rdm a = rdm(4, 1, NAN, 2, 9, 0, 3);
        Rdm b = rdm(4, 1, 5, 3, NAN, NAN, 2);

        assertThat(SPEARMAN.of(a, b).orElseThrow()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void tooFewPairsOrNoVariationIsUndefined() {
        assertThat(SPEARMAN.of(rdm(3, 1, 2, NAN), rdm(3, 1, 2, 3))).isEmpty();
        assertThat(SPEARMAN.of(rdm(3, 1, 1, 1), rdm(3, 1, 2, 3))).isEmpty();
    }

    @Test
    void differentSetsCannotBeCompared() {
        assertThatThrownBy(() -> SPEARMAN.of(rdm(3, 1, 2, 3), rdm(2, 1))).hasMessageContaining("same stimulus set");
    }

    @Test
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

    private static Rdm rdm(int stimuli, double... upper) {
        return new Rdm(stimuli, 10, upper, (int)
                Arrays.stream(upper).filter(Double::isNaN).count());
    }
}
