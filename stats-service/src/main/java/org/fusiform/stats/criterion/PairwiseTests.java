package org.fusiform.stats.criterion;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.contrast.StudentT;
import org.fusiform.stats.contrast.TTest;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/**
 * The p-values of a layer for some targets, one plane of scratch memory for each target and contrast, from one sweep over
 * the moments.
 */
final class PairwiseTests implements AutoCloseable {
    private final ConditionMoments moments;
    private final Pairwise criterion;
    private final int[] targets;
    private final int[][] against;
    private final double needless;
    private final ScratchMemory scratch;
    private final Plane[][] p;
    private final UnitMarks[] notLarger;

    /**
     * @param against for each target the conditions it is tested against
     * @param everyP whether a p is wanted where no decision can need it
     */
    PairwiseTests(Evidence evidence, Pairwise criterion, int[] targets, int[][] against, boolean everyP) {
        this.moments = evidence.moments();
        this.criterion = criterion;
        this.targets = targets;
        this.against = against;
        this.needless = everyP
                ? Double.NEGATIVE_INFINITY
                : needlessBelow(criterion.twoSided() ? criterion.alpha() / 2 : criterion.alpha());
        int units = evidence.units();
        int planes =
                IntStream.range(0, targets.length).map(t -> against[t].length).sum();
        this.scratch = evidence.memory().scratch(Plane.bytes(planes, units));
        this.p = new Plane[targets.length][];
        this.notLarger = new UnitMarks[targets.length];
        int plane = 0;
        for (int t = 0; t < targets.length; t++) {
            p[t] = new Plane[against[t].length];
            for (int c = 0; c < p[t].length; c++) {
                p[t][c] = Plane.of(scratch, plane++, units);
            }
            notLarger[t] = new UnitMarks(criterion.twoSided() ? units : 0);
        }
        Tiles.forEach(0, units, this::fill);
    }

    /**
     * A t under which p exceeds α whatever ν is, as every t distribution has heavier tails than the normal. No correction
     * here rejects a p above α or lets it change what is rejected among the others, so such a p need not be computed.
     */
    private static double needlessBelow(double alpha) {
        return alpha < 0.5
                ? NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha) * (1 - 1e-9)
                : Double.NEGATIVE_INFINITY;
    }

    /** p per unit of a target's c-th contrast; NaN where untestable. Where p is needless it is 1. */
    Plane p(int target, int c) {
        return p[target][c];
    }

    /** Whether the target's mean was above that of every condition tested; two-sided tests need to ask. */
    boolean alwaysLarger(int target, int unit) {
        return !criterion.twoSided() || !notLarger[target].marked(unit);
    }

    private void fill(int from, int to) {
        MomentTile tile = new MomentTile(moments);
        double[] t = new double[tile.capacity()];
        double[] values = new double[tile.capacity()];
        for (int first = from; first < to; first += tile.count()) {
            tile.load(first);
            for (int target = 0; target < targets.length; target++) {
                TTest.Group own = TTest.Group.of(tile, targets[target]);
                for (int c = 0; c < against[target].length; c++) {
                    TTest.Group other = TTest.Group.of(tile, against[target][c]);
                    criterion.test().fill(own, other, tile.count(), t);
                    pValues(own, other, tile.count(), t, values);
                    p[target][c].write(first, values, tile.count());
                    markNotLarger(target, tile, t);
                }
            }
        }
    }

    private void pValues(TTest.Group own, TTest.Group other, int count, double[] t, double[] into) {
        for (int u = 0; u < count; u++) {
            double extreme = criterion.twoSided() ? Math.abs(t[u]) : t[u];
            into[u] = extreme <= needless ? 1 : pValue(own, other, u, extreme);
        }
    }

    private double pValue(TTest.Group own, TTest.Group other, int unit, double extreme) {
        double nu = Double.isFinite(extreme) ? criterion.test().degreesOfFreedom(own, other, unit) : Double.NaN;
        return criterion.twoSided() ? StudentT.twoSided(extreme, nu) : StudentT.upperTail(extreme, nu);
    }

    private void markNotLarger(int target, MomentTile tile, double[] t) {
        for (int u = 0; criterion.twoSided() && u < tile.count(); u++) {
            if (!(t[u] > 0)) {
                notLarger[target].mark(tile.first() + u);
            }
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
