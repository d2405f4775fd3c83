package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.Tiles;

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
            case BH, CONJUNCTION -> new Rejection(1, family.size(), family.lastRank(1), alpha);
            case BY -> {
                double factor = harmonic(family.size());
                yield new Rejection(factor, family.size(), family.lastRank(factor), alpha);
            }
        };
    }

    /**
     * Raises each unit's value in {@code qMax} to the adjusted p, if that is larger; NaN where p is.
     *
     * @param p of a whole family
     */
    void raise(Plane p, int units, Plane qMax) {
        switch (this) {
            case NONE -> raiseScaled(p, units, 1, qMax);
            case BONFERRONI -> raiseScaled(p, units, testable(p, units), qMax);
            case BH, CONJUNCTION -> StepUp.raise(p, units, 1, qMax);
            case BY -> StepUp.raise(p, units, harmonic(testable(p, units)), qMax);
        }
    }

    /** q = p·factor, at most 1. */
    private static void raiseScaled(Plane p, int units, double factor, Plane qMax) {
        Tiles.forEach(
                0,
                units,
                (from, to) -> p.forEachRun(from, to, (values, first, count) -> {
                    for (int u = 0; u < count; u++) {
                        qMax.write(first + u, Math.max(qMax.read(first + u), Math.min(1, values[u] * factor)));
                    }
                }));
    }

    private static long testable(Plane p, int units) {
        AtomicLong testable = new AtomicLong();
        Tiles.forEach(
                0,
                units,
                (from, to) -> p.forEachRun(
                        from,
                        to,
                        (values, first, count) -> testable.addAndGet(Arrays.stream(values, 0, count)
                                .filter(value -> !Double.isNaN(value))
                                .count())));
        return testable.get();
    }

    private static double harmonic(long family) {
        double sum = 0;
        for (long i = family; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
