package org.fusiform.stats.criterion;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fusiform.stats.contrast.StudentT;
import org.fusiform.stats.contrast.TTest;
import org.fusiform.stats.moments.ConditionMoments;

/** The p-values of all units of a layer for one target, contrast by contrast. Tiles run in parallel, each on its own. */
final class PairwiseTests {
    private static final int TILE = ConditionMoments.TILE;

    private final ConditionMoments moments;
    private final Pairwise criterion;
    private final int target;
    private final double needless;
    private final boolean[] notLarger;

    PairwiseTests(Evidence evidence, Pairwise criterion, int target, Criterion.Depth depth) {
        this.moments = evidence.moments();
        this.criterion = criterion;
        this.target = target;
        this.needless = switch (depth) {
            case EVERY_Q -> Double.NEGATIVE_INFINITY;
            case DECISION -> needlessBelow(criterion.twoSided() ? criterion.alpha() / 2 : criterion.alpha());
        };
        this.notLarger = new boolean[criterion.twoSided() ? evidence.units() : 0];
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

    /** p per unit of the contrast target − other; NaN where untestable. Where p is needless it is 1. */
    double[] pValues(int other) {
        double[] p = new double[moments.units()];
        IntStream.range(0, Math.ceilDiv(p.length, TILE)).parallel().forEach(tile -> fill(other, tile * TILE, p));
        return p;
    }

    /** Whether the target's mean was above that of every condition tested; two-sided tests need to ask. */
    boolean alwaysLarger(int unit) {
        return !criterion.twoSided() || !notLarger[unit];
    }

    private void fill(int other, int first, double[] p) {
        int count = Math.min(TILE, p.length - first);
        double[] t = new double[count];
        double[] nu = new double[count];
        criterion.test().fill(group(target, first, count), group(other, first, count), count, t, nu);
        for (int u = 0; u < count; u++) {
            p[first + u] = pValue(t[u], nu[u]);
            if (criterion.twoSided() && !(t[u] > 0)) {
                notLarger[first + u] = true;
            }
        }
    }

    private double pValue(double t, double nu) {
        double extreme = criterion.twoSided() ? Math.abs(t) : t;
        if (extreme <= needless) {
            return 1;
        }
        return criterion.twoSided() ? StudentT.twoSided(t, nu) : StudentT.upperTail(t, nu);
    }

    private TTest.Group group(int condition, int first, int count) {
        double[] mean = new double[count];
        double[] m2 = new double[count];
        moments.read(condition, first, count, mean, m2);
        return new TTest.Group(mean, m2, moments.n(condition));
    }
}
