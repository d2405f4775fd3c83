package org.fusiform.stats.criterion;

import org.fusiform.stats.contrast.TTest;
import org.fusiform.stats.contrast.UpperTails;
import org.fusiform.stats.moments.MomentTile;

/** The t of two conditions for the units of a tile, and P(T ≥ |t|) for those that may need it. Working memory of a thread. */
final class PairTails {
    private final TTest test;
    private final MomentTile tile;
    private final UpperTails upperTails;
    private final double[] t;
    private final double[] tail;
    private final int[] needed;
    private final double[] extreme;
    private final double[] nu;
    private final double[] p;

    PairTails(TTest test, MomentTile tile) {
        this.test = test;
        this.tile = tile;
        int capacity = tile.capacity();
        this.upperTails = new UpperTails(capacity);
        this.t = new double[capacity];
        this.tail = new double[capacity];
        this.needed = new int[capacity];
        this.extreme = new double[capacity];
        this.nu = new double[capacity];
        this.p = new double[capacity];
    }

    /**
     * @param above, below where tails are needed: for t above {@code needless}, for −t above it, or both
     */
    void compute(int condition, int other, double needless, boolean above, boolean below) {
        TTest.Group own = TTest.Group.of(tile, condition);
        TTest.Group against = TTest.Group.of(tile, other);
        test.fill(own, against, tile.count(), t);
        int count = 0;
        for (int u = 0; u < tile.count(); u++) {
            needed[count] = u;
            count += above && !(t[u] <= needless) || below && !(-t[u] <= needless) ? 1 : 0;
        }
        for (int i = 0; i < count; i++) {
            extreme[i] = Math.abs(t[needed[i]]);
            nu[i] = Double.isFinite(extreme[i]) ? test.degreesOfFreedom(own, against, needed[i]) : Double.NaN;
        }
        upperTails.compute(extreme, nu, count, p);
        for (int i = 0; i < count; i++) {
            tail[needed[i]] = p[i];
        }
    }

    /** The condition's mean minus the other's, in standard errors; NaN where untestable. */
    double[] t() {
        return t;
    }

    /** P(T ≥ |t|), where it was needed. */
    double[] tail() {
        return tail;
    }
}
