package org.fusiform.stats.contrast;

import org.apache.commons.statistics.distribution.TDistribution;

/** Tails of Student's t distribution with real degrees of freedom. */
public final class StudentT {
    private StudentT() {}

    /** P(T_ν ≥ t), to 1e-9 relative down to 1e-300; 0 and 1 at +∞ and −∞; NaN for a NaN. */
    public static double upperTail(double t, double nu) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        if (Double.isInfinite(t)) {
            return t > 0 ? 0 : 1;
        }
        return TDistribution.of(nu).survivalProbability(t);
    }

    /** P(|T_ν| ≥ |t|). */
    public static double twoSided(double t, double nu) {
        return Math.min(1, 2 * upperTail(Math.abs(t), nu));
    }
}
