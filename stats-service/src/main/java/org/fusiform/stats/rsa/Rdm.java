package org.fusiform.stats.rsa;

/**
 * Representational dissimilarity matrix of stimulus patterns over a population of units.
 *
 * @param stimuli n, the side of the matrix, in manifest order
 * @param units of the population
 * @param upper the n(n − 1)/2 entries above the diagonal, row-major; NaN where undefined: for 1 − r, where a pattern
 *     is constant over the population
 * @param undefined how many entries are NaN
 */
public record Rdm(int stimuli, int units, double[] upper, int undefined) {
    /** A correlation over fewer units says nothing. */
    public static final int LEAST_UNITS = 3;

    public Rdm {
        if (upper.length != pairs(stimuli)) {
            throw new IllegalArgumentException("an RDM of " + stimuli + " stimuli has " + pairs(stimuli)
                    + " entries above its diagonal, not " + upper.length);
        }
    }

    public static int pairs(int stimuli) {
        return Math.toIntExact(stimuli * (stimuli - 1L) / 2);
    }
}
