package org.fusiform.stats.criterion;

import java.util.Arrays;
import org.fusiform.stats.activation.Plane;

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

    /** What is rejected at {@code alpha}; values above it may be anything above it. */
    Rejection rejection(Family family, double alpha) {
        return switch (this) {
            case NONE -> new Rejection(1, 1, 1, alpha);
            case BONFERRONI -> new Rejection(1, family.size(), 1, alpha);
            case BH, CONJUNCTION -> new Rejection(1, family.size(), family.rejected(1, alpha), alpha);
            case BY -> {
                double factor = harmonic(family.size());
                yield new Rejection(factor, family.size(), family.rejected(factor, alpha), alpha);
            }
        };
    }

    /** The adjusted value q of every p, into another plane than that of the p. */
    void adjust(Family family, Plane q) {
        switch (this) {
            case NONE -> family.scale(1, q);
            case BONFERRONI -> family.scale(family.size(), q);
            case BH, CONJUNCTION -> family.stepUp(1, q);
            case BY -> family.stepUp(harmonic(family.size()), q);
        }
    }

    private static double harmonic(long family) {
        double sum = 0;
        for (long i = family; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
