package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Correction for testing many units. p-values that are NaN are outside the family and stay NaN. */
public enum Correction {
    /** Benjamini–Hochberg 1995, per contrast. */
    BH("bh"),
    /** Benjamini–Yekutieli 2001, per contrast. */
    BY("by"),
    BONFERRONI("bonferroni"),
    NONE("none"),
    /** Benjamini–Hochberg on each unit's largest p over its contrasts: controls the FDR of the conjunction. */
    CONJUNCTION("conjunction");

    private final String text;

    Correction(String text) {
        this.text = text;
    }

    /** The name users write. */
    public String text() {
        return text;
    }

    public static Correction of(String text) {
        return Arrays.stream(values())
                .filter(option -> option.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("correction: \"" + text + "\" is none of "
                        + Arrays.stream(values()).map(Correction::text).toList()));
    }

    /** Replaces each p of one family by its adjusted value q; a unit is rejected at α if q ≤ α. */
    public void adjust(double[] p) {
        switch (this) {
            case NONE -> {}
            case BONFERRONI -> {
                long family =
                        Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
                for (int i = 0; i < p.length; i++) {
                    p[i] = Double.isNaN(p[i]) ? p[i] : Math.min(1, p[i] * family);
                }
            }
            case BH, CONJUNCTION -> stepUp(p, 1);
            case BY ->
                stepUp(
                        p,
                        harmonic(Arrays.stream(p)
                                .filter(value -> !Double.isNaN(value))
                                .count()));
        }
    }

    private static double harmonic(long family) {
        double sum = 0;
        for (long i = family; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }

    /** q of the i-th smallest p = the least m·c·p_(j)/j over j ≥ i. Tied p share a q, so a look-up by value finds it. */
    private static void stepUp(double[] p, double factor) {
        double[] sorted = p.clone();
        // NaN sorts behind everything.
        Arrays.parallelSort(sorted);
        int family = sorted.length;
        while (family > 0 && Double.isNaN(sorted[family - 1])) {
            family--;
        }
        double[] q = new double[family];
        double least = 1;
        for (int i = family - 1; i >= 0; i--) {
            least = Math.min(least, sorted[i] * factor * family / (i + 1));
            q[i] = least;
        }
        int testable = family;
        IntStream.range(0, p.length)
                .parallel()
                .filter(i -> !Double.isNaN(p[i]))
                .forEach(i -> p[i] = q[Arrays.binarySearch(sorted, 0, testable, p[i])]);
    }
}
