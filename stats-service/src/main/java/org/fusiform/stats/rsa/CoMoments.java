package org.fusiform.stats.rsa;

import java.util.Arrays;

/**
 * Centred co-moments Σ_u (a_iu − mean_i)(a_ju − mean_j) of stimulus patterns, each centred over the units, for 1 − Pearson r.
 * Tiles are centred by their own means; the shift between a tile's means and the running ones enters as one more column,
 * √(n·m/(n+m))·δ, which is Chan's merge. No raw product is formed, so an offset cancels nothing.
 */
public final class CoMoments extends PatternProducts {
    private final double[] mean;
    private final double[] tileMean;

    public CoMoments(int stimuli) {
        super(stimuli);
        this.mean = new double[products.length];
        this.tileMean = new double[products.length];
    }

    @Override
    int prepare(int filled, int units) {
        centre(filled);
        double share = (double) filled / (units + filled);
        double weight = Math.sqrt(units * share);
        double[] shift = tile[filled];
        for (int s = 0; s < stimuli; s++) {
            double delta = tileMean[s] - mean[s];
            shift[s] = weight * delta;
            mean[s] += share * delta;
        }
        return filled + 1;
    }

    /** Subtracts each stimulus's mean over the tile: equal activations, which sum exactly, become exactly 0. */
    private void centre(int filled) {
        Arrays.fill(tileMean, 0);
        for (int k = 0; k < filled; k++) {
            double[] column = tile[k];
            for (int s = 0; s < tileMean.length; s++) {
                tileMean[s] += column[s];
            }
        }
        for (int s = 0; s < tileMean.length; s++) {
            tileMean[s] /= filled;
        }
        for (int k = 0; k < filled; k++) {
            double[] column = tile[k];
            for (int s = 0; s < tileMean.length; s++) {
                column[s] -= tileMean[s];
            }
        }
    }

    /** NaN where a pattern is the same for all units. */
    @Override
    double dissimilarity(int i, int j, int units) {
        double varianceI = product(i, i);
        double varianceJ = product(j, j);
        if (varianceI == 0 || varianceJ == 0) {
            return Double.NaN;
        }
        // The root of a square is exact, so that equal patterns lie exactly 0 apart.
        double r = product(i, j) / Math.sqrt(varianceI * varianceJ);
        return 1 - Math.clamp(r, -1.0, 1.0);
    }
}
