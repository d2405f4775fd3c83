package org.fusiform.stats.rsa;

import java.util.Arrays;
import java.util.BitSet;
import org.fusiform.stats.activation.PatternBlock;

/**
 * Centred co-moments Σ_u (a_iu − mean_i)(a_ju − mean_j) of stimulus patterns, accumulated over units in layer order.
 * Units come in tiles that are centred by their own means; the shift between a tile's means and the running ones enters
 * as one more column, √(n·m/(n+m))·δ, which is Chan's merge. No raw Gram matrix is formed, so an offset cancels nothing.
 */
public final class CoMoments {
    /** Units of a tile; with the column of the shift they are a multiple of what the kernel takes at once. */
    private static final int TILE = 255;

    private final int stimuli;
    private final double[][] products;
    private final double[][] tile;
    private final double[] mean;
    private final double[] tileMean;
    private final float[] least;
    private final float[] greatest;
    private final float[] row = new float[TILE];
    private int filled;
    private int units;

    public CoMoments(int stimuli) {
        this.stimuli = stimuli;
        int side = Math.ceilDiv(stimuli, CoMomentKernel.ROWS) * CoMomentKernel.ROWS;
        this.products = new double[side][side];
        this.tile = new double[TILE + 1][side];
        this.mean = new double[stimuli];
        this.tileMean = new double[stimuli];
        this.least = new float[stimuli];
        this.greatest = new float[stimuli];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
    }

    /** Heap that the co-moments of so many stimuli take, in bytes. */
    public static long bytes(int stimuli) {
        return (long) stimuli * (stimuli + TILE + 8) * Double.BYTES;
    }

    /** Adds all units of a block. */
    public void add(PatternBlock block) {
        for (int from = 0; from < block.units(); ) {
            int count = Math.min(TILE - filled, block.units() - from);
            for (int s = 0; s < stimuli; s++) {
                block.copy(s, from, row, count);
                for (int u = 0; u < count; u++) {
                    tile[filled + u][s] = row[u];
                }
            }
            from += count;
            advance(count);
        }
    }

    /** Adds the units of a block that {@code population}, indexed by units of the layer, holds. */
    public void add(PatternBlock block, BitSet population) {
        int end = block.firstUnit() + block.units();
        int unit = population.nextSetBit(block.firstUnit());
        for (; unit >= 0 && unit < end; unit = population.nextSetBit(unit + 1)) {
            for (int s = 0; s < stimuli; s++) {
                tile[filled][s] = block.value(s, unit - block.firstUnit());
            }
            advance(1);
        }
    }

    private void advance(int count) {
        filled += count;
        if (filled == TILE) {
            merge();
        }
    }

    private void merge() {
        centre();
        double share = (double) filled / (units + filled);
        double weight = Math.sqrt(units * share);
        double[] shift = tile[filled];
        for (int s = 0; s < stimuli; s++) {
            double delta = tileMean[s] - mean[s];
            shift[s] = weight * delta;
            mean[s] += share * delta;
        }
        int columns = Math.ceilDiv(filled + 1, CoMomentKernel.COLUMNS) * CoMomentKernel.COLUMNS;
        for (int k = filled + 1; k < columns; k++) {
            Arrays.fill(tile[k], 0);
        }
        CoMomentKernel.add(products, tile, columns);
        units += filled;
        filled = 0;
    }

    /** Subtracts each stimulus's mean over the tile, and keeps the range of its pattern. */
    private void centre() {
        Arrays.fill(tileMean, 0);
        for (int k = 0; k < filled; k++) {
            double[] column = tile[k];
            for (int s = 0; s < stimuli; s++) {
                tileMean[s] += column[s];
                least[s] = Math.min(least[s], (float) column[s]);
                greatest[s] = Math.max(greatest[s], (float) column[s]);
            }
        }
        for (int s = 0; s < stimuli; s++) {
            tileMean[s] /= filled;
        }
        for (int k = 0; k < filled; k++) {
            double[] column = tile[k];
            for (int s = 0; s < stimuli; s++) {
                column[s] -= tileMean[s];
            }
        }
    }

    /** The RDM of all units added, or null if they are fewer than {@link Rdm#LEAST_UNITS}. */
    public Rdm toRdm() {
        if (filled > 0) {
            merge();
        }
        if (units < Rdm.LEAST_UNITS) {
            return null;
        }
        double[] upper = new double[Rdm.pairs(stimuli)];
        int undefined = 0;
        int entry = 0;
        for (int i = 0; i < stimuli; i++) {
            for (int j = i + 1; j < stimuli; j++) {
                upper[entry] = dissimilarity(i, j);
                undefined += Double.isNaN(upper[entry++]) ? 1 : 0;
            }
        }
        return new Rdm(stimuli, units, upper, undefined);
    }

    private double dissimilarity(int i, int j) {
        if (least[i] == greatest[i] || least[j] == greatest[j]) {
            return Double.NaN;
        }
        double r = products[i][j] / (Math.sqrt(products[i][i]) * Math.sqrt(products[j][j]));
        return 1 - Math.clamp(r, -1.0, 1.0);
    }
}
