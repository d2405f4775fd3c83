package org.fusiform.stats.rsa;

/**
 * The stimulus × stimulus Gram matrix Σ_u (a_iu − mean_u)(a_ju − mean_u), each unit centred over the stimuli, for Euclidean
 * distances d²_ij = g_ii + g_jj − 2g_ij. What all stimuli have in common, which distances do not depend on, cancels nothing.
 */
public final class GramMatrix extends PatternProducts {
    public GramMatrix(int stimuli) {
        super(stimuli);
    }

    @Override
    int prepare(int filled, int units) {
        for (int k = 0; k < filled; k++) {
            double[] column = tile[k];
            double sum = 0;
            for (int s = 0; s < stimuli; s++) {
                sum += column[s];
            }
            double mean = sum / stimuli;
            for (int s = 0; s < stimuli; s++) {
                column[s] -= mean;
            }
        }
        return filled;
    }

    @Override
    double dissimilarity(int i, int j, int units) {
        return Math.sqrt(Math.max(0, product(i, i) + product(j, j) - 2 * product(i, j)));
    }
}
