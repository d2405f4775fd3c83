package org.fusiform.stats.validation;

import java.util.stream.IntStream;

/**
 * How many units are selective under shuffled labels. It tests the global null, that no label matters for any unit.
 *
 * @param selected one count per shuffle
 */
public record PermutationNull(int[] selected) {
    /** (1 + shuffles that select at least {@code observed})/(1 + B). */
    public double p(int observed) {
        long atLeast = IntStream.of(selected).filter(count -> count >= observed).count();
        return (1.0 + atLeast) / (1.0 + selected.length);
    }

    public double mean() {
        return IntStream.of(selected).average().orElseThrow();
    }

    public int most() {
        return IntStream.of(selected).max().orElseThrow();
    }
}
