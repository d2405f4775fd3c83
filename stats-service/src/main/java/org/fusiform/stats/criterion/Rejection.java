package org.fusiform.stats.criterion;

/**
 * Which p-values of a family a correction rejects: those whose p·factor·family/rank is at most α. The arithmetic is that
 * of the adjusted p, so that a decision never differs from comparing q with α.
 *
 * @param rank how many a step-up procedure rejects; 1 for one that looks at each p by itself
 */
record Rejection(double factor, double family, double rank, double alpha) {
    /** False for NaN, and for everything where the rank is 0. */
    boolean rejects(double p) {
        return p * factor * family / rank <= alpha;
    }

    /** The p up to which it rejects. */
    double limit() {
        return alpha * rank / (factor * family);
    }
}
