package org.fusiform.stats.criterion;

import org.fusiform.stats.contrast.TwoSampleT;
import org.fusiform.stats.contrast.UpperTails;
import org.fusiform.stats.moments.MomentTile;

/** The t of two conditions for the units of a tile, and P(T ≥ |t|) for those that need it. Working memory of a thread. */
final class PairTails {
    private final TwoSampleT test;
    private final MomentTile tile;
    private final UpperTails upperTails;
    private final double[] t;
    private final double[] tail;
    private final int[] units;
    private final double[] extreme;
    private final double[] nu;
    private final double[] p;

    PairTails(TwoSampleT test, MomentTile tile) {
        this.test = test;
        this.tile = tile;
        int capacity = tile.capacity();
        this.upperTails = new UpperTails();
        this.t = new double[capacity];
        this.tail = new double[capacity];
        this.units = new int[capacity];
        this.extreme = new double[capacity];
        this.nu = new double[capacity];
        this.p = new double[capacity];
    }

    /**
     * @param needed the t of the condition against the other whose tails are needed, beside NaN
     * @param mirrored the t of the other against the condition whose tails are needed
     */
    void compute(int condition, int other, Range needed, Range mirrored) {
        TwoSampleT.Group own = TwoSampleT.Group.of(tile, condition);
        TwoSampleT.Group against = TwoSampleT.Group.of(tile, other);
        test.fill(own, against, tile.count(), t);
        if (needed.isAll() || mirrored.isAll()) {
            computeAll(own, against);
        } else {
            computeSome(own, against, find(needed.from, needed.to, -mirrored.to, -mirrored.from));
        }
    }

    private void computeAll(TwoSampleT.Group own, TwoSampleT.Group against) {
        int count = tile.count();
        for (int u = 0; u < count; u++) {
            extreme[u] = Math.abs(t[u]);
        }
        for (int u = 0; u < count; u++) {
            nu[u] = test.degreesOfFreedom(own, against, u);
        }
        upperTails.compute(extreme, nu, count, tail);
    }

    private void computeSome(TwoSampleT.Group own, TwoSampleT.Group against, int count) {
        for (int i = 0; i < count; i++) {
            extreme[i] = Math.abs(t[units[i]]);
            nu[i] = test.degreesOfFreedom(own, against, units[i]);
        }
        upperTails.compute(extreme, nu, count, p);
        for (int i = 0; i < count; i++) {
            tail[units[i]] = p[i];
        }
    }

    /** Lists the units whose t is within either of two ranges, or NaN. Without branches, which could not be predicted. */
    private int find(double from, double to, double otherFrom, double otherTo) {
        int count = 0;
        for (int u = 0; u < tile.count(); u++) {
            double value = t[u];
            boolean found = (value > from & value < to) | (value > otherFrom & value < otherTo) | value != value;
            units[count] = u;
            count += found ? 1 : 0;
        }
        return count;
    }

    /** The condition's mean minus the other's, in standard errors; NaN where untestable. */
    double[] t() {
        return t;
    }

    /** P(T ≥ |t|), where it was needed. */
    double[] tail() {
        return tail;
    }

    /** Between two t, both excluded. */
    record Range(double from, double to) {
        static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        private boolean isAll() {
            return from == Double.NEGATIVE_INFINITY && to == Double.POSITIVE_INFINITY;
        }
    }
}
