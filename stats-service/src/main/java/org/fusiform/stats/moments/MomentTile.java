package org.fusiform.stats.moments;

/** The moments of up to {@link ConditionMoments#TILE} consecutive units, all conditions, on the heap; reused. */
public final class MomentTile {
    private final ConditionMoments moments;
    private final double[][] mean;
    private final double[][] m2;
    private final double[] otherMean = new double[ConditionMoments.TILE];
    private final double[] otherM2 = new double[ConditionMoments.TILE];
    private int first;
    private int count;

    public MomentTile(ConditionMoments moments) {
        this.moments = moments;
        this.mean = new double[moments.conditions()][ConditionMoments.TILE];
        this.m2 = new double[moments.conditions()][ConditionMoments.TILE];
    }

    /** Loads the tile that starts at {@code firstUnit}, a multiple of its capacity; false past the last unit. */
    public boolean load(int firstUnit) {
        first = firstUnit;
        count = Math.min(ConditionMoments.TILE, moments.units() - firstUnit);
        for (int condition = 0; condition < mean.length && count > 0; condition++) {
            moments.read(condition, first, count, mean[condition], m2[condition], otherMean, otherM2);
        }
        return count > 0;
    }

    /** The most units a tile holds. */
    public int capacity() {
        return ConditionMoments.TILE;
    }

    public int first() {
        return first;
    }

    public int count() {
        return count;
    }

    public int n(int condition) {
        return moments.n(condition);
    }

    public int conditions() {
        return mean.length;
    }

    public double[] mean(int condition) {
        return mean[condition];
    }

    public double[] m2(int condition) {
        return m2[condition];
    }

    /** Whether a unit's activation is the same for every stimulus: no M2, and equal means. Exact, see {@link CellMoments}. */
    public boolean constant(int unit) {
        boolean constant = true;
        for (int condition = 0; condition < mean.length; condition++) {
            constant &= m2[condition][unit] == 0 && mean[condition][unit] == mean[0][unit];
        }
        return constant;
    }

    /** Merges the given conditions, in their order, into {@code intoMean} and {@code intoM2}; returns their n. */
    public int merge(int[] conditions, double[] intoMean, double[] intoM2) {
        int merged = 0;
        for (int condition : conditions) {
            if (n(condition) == 0) {
                continue;
            }
            if (merged == 0) {
                System.arraycopy(mean[condition], 0, intoMean, 0, count);
                System.arraycopy(m2[condition], 0, intoM2, 0, count);
            } else {
                MomentKernel.chan(intoMean, intoM2, merged, mean[condition], m2[condition], n(condition), count);
            }
            merged += n(condition);
        }
        return merged;
    }
}
