package org.fusiform.stats.strength;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fusiform.stats.contrast.TwoSampleT;
import org.fusiform.stats.moments.MomentTile;

/**
 * How strongly the units of a tile prefer a target, in four measures. {@code dprime}, {@code dprimeMin} and
 * {@code index} compare with all other conditions, {@code tMin} is the least Welch t over the contrasts chosen.
 */
public final class Strengths {
    private final int target;
    private final int[] others;
    private final int[] against;
    private final double[] restMean;
    private final double[] restM2;
    private final double[] t;
    private final double[][] values;

    /** @param against the conditions that {@code tMin} ranges over */
    public Strengths(int target, int conditions, int[] against, int capacity) {
        this.target = target;
        this.others = IntStream.range(0, conditions).filter(j -> j != target).toArray();
        this.against = against;
        this.restMean = new double[capacity];
        this.restM2 = new double[capacity];
        this.t = new double[capacity];
        this.values = new double[Measure.values().length][capacity];
    }

    /** The values of the last {@link #compute}, one per unit of the tile; overwritten by the next. */
    public double[] of(Measure measure) {
        return values[measure.ordinal()];
    }

    /** Computes all measures for a tile. */
    public void compute(MomentTile tile) {
        computeDprime(tile);
        TwoSampleT.Group own = TwoSampleT.Group.of(tile, target);
        double[] least = of(Measure.DPRIME_MIN);
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int other : others) {
            dprime(own, TwoSampleT.Group.of(tile, other), tile.count(), t);
            keepLeast(least, t, tile.count());
        }
        double[] tMin = of(Measure.T_MIN);
        Arrays.fill(tMin, Double.POSITIVE_INFINITY);
        for (int other : against) {
            TwoSampleT.WELCH.fill(own, TwoSampleT.Group.of(tile, other), tile.count(), t);
            keepLeast(tMin, t, tile.count());
        }
        index(tile);
    }

    /** Computes {@link Measure#DPRIME} alone. */
    void computeDprime(MomentTile tile) {
        int n = tile.merge(others, restMean, restM2);
        dprime(
                TwoSampleT.Group.of(tile, target),
                new TwoSampleT.Group(restMean, restM2, n),
                tile.count(),
                of(Measure.DPRIME));
    }

    /** Math.min keeps a NaN: undefined in one contrast is undefined in the least. */
    private static void keepLeast(double[] least, double[] next, int count) {
        for (int u = 0; u < count; u++) {
            least[u] = Math.min(least[u], next[u]);
        }
    }

    /** d′ = (m_a − m_b)/√((s²_a + s²_b)/2), sample variances; 0 if the denominator is 0, NaN under 2 stimuli a side. */
    private static void dprime(TwoSampleT.Group a, TwoSampleT.Group b, int count, double[] into) {
        if (a.n() < 2 || b.n() < 2) {
            Arrays.fill(into, 0, count, Double.NaN);
            return;
        }
        for (int u = 0; u < count; u++) {
            double spread = Math.sqrt((a.m2()[u] / (a.n() - 1) + b.m2()[u] / (b.n() - 1)) / 2);
            into[u] = spread == 0 ? 0 : (a.mean()[u] - b.mean()[u]) / spread;
        }
    }

    /** (m_k − r)/(|m_k| + |r|), r the unweighted mean of the other conditions' means; 0 if the denominator is 0. */
    private void index(MomentTile tile) {
        double[] into = of(Measure.INDEX);
        double[] own = tile.mean(target);
        for (int u = 0; u < tile.count(); u++) {
            double sum = 0;
            for (int other : others) {
                sum += tile.mean(other)[u];
            }
            double rest = sum / others.length;
            double scale = Math.abs(own[u]) + Math.abs(rest);
            into[u] = scale == 0 ? 0 : (own[u] - rest) / scale;
        }
    }
}
