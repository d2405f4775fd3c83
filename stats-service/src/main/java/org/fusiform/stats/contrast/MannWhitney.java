package org.fusiform.stats.contrast;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The Mann–Whitney rank-sum test of two groups, by its normal approximation. */
public final class MannWhitney {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private MannWhitney() {}

    /**
     * How far U is from what equal distributions give, in standard deviations corrected for ties, half a step nearer for
     * continuity: (max(U, n₁n₂ − U) − n₁n₂/2 − ½)/√(n₁n₂/12 · (n + 1 − Σ(t³ − t)/(n(n − 1)))); −∞ where all values are equal.
     *
     * @param twiceU twice the number of pairs in which the first group's value is the larger, ties counting half
     * @param ties Σ(t³ − t) over the groups of t equal values
     */
    public static double z(long twiceU, int n1, int n2, double ties) {
        double pairs = (double) n1 * n2;
        double n = n1 + n2;
        double u = twiceU / 2.0;
        double distance = Math.max(u, pairs - u) - pairs / 2 - 0.5;
        double variance = pairs / 12 * (n + 1 - ties / (n * (n - 1)));
        return variance <= 0 ? Double.NEGATIVE_INFINITY : distance / Math.sqrt(variance);
    }

    /** The two-sided p of a z; at most 1. */
    public static double twoSided(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(z));
    }

    /** The z whose two-sided p is {@code alpha}. */
    public static double critical(double alpha) {
        return NORMAL.inverseSurvivalProbability(alpha / 2);
    }
}
