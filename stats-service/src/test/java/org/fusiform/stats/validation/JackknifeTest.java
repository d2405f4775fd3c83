package org.fusiform.stats.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class JackknifeTest {
    @Test
    void standardErrorByHand() {
        // Given θ̄ = 2, squares 1 + 0 + 1: √(2/3 · 2)
        assertThat(Jackknife.standardError(new double[] {1, 2, 3}).orElseThrow())
                .isCloseTo(Math.sqrt(4.0 / 3), within(1e-15));
    }

    @Test
    void oneUndefinedReplicateMakesItUndefined() {
        assertThat(Jackknife.standardError(new double[] {1, Double.NaN, 3})).isEmpty();
    }

    @Test
    void diceOfNothingIsUndefinedAndOfOneSideZero() {
        BitSet some = BitSet.valueOf(new long[] {0b0111});
        BitSet other = BitSet.valueOf(new long[] {0b0001});

        assertThat(SplitHalf.dice(new BitSet(), new BitSet())).isEmpty();
        assertThat(SplitHalf.dice(some, new BitSet())).hasValue(0);
        assertThat(SplitHalf.dice(some, other)).hasValue(0.5);
    }
}
