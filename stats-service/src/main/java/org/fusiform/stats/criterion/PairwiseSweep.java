package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/**
 * One sweep over the moments of a layer, which gives the p of every family: each contrast of each target or, for the
 * conjunction, the largest p over a target's contrasts. Two conditions are compared once, also where each is tested against
 * the other.
 */
final class PairwiseSweep {
    private final Pairwise criterion;
    private final ConditionMoments moments;
    private final int[] firstFamily;
    private final List<Pair> pairs = new ArrayList<>();
    private final UnitMarks[] notLarger;

    /** Takes the p of {@code count} units from {@code first}, the start of a tile, on; threads share out the tiles. */
    @FunctionalInterface
    interface Sink {
        void take(int family, int first, double[] p, int count);
    }

    /** @param against for each target the conditions it is tested against */
    PairwiseSweep(Pairwise criterion, ConditionMoments moments, int[] targets, int[][] against) {
        this.criterion = criterion;
        this.moments = moments;
        this.firstFamily = new int[targets.length + 1];
        this.notLarger = new UnitMarks[targets.length];
        for (int t = 0; t < targets.length; t++) {
            firstFamily[t + 1] = firstFamily[t] + (conjunction() ? 1 : against[t].length);
            notLarger[t] = new UnitMarks(criterion.twoSided() ? moments.units() : 0);
            for (int c = 0; c < against[t].length; c++) {
                pair(targets[t], against[t][c])
                        .sides
                        .add(new Side(targets[t], firstFamily[t] + (conjunction() ? 0 : c), notLarger[t]));
            }
        }
    }

    private boolean conjunction() {
        return criterion.correction() == Correction.CONJUNCTION;
    }

    private Pair pair(int target, int other) {
        int lower = Math.min(target, other);
        int upper = Math.max(target, other);
        return pairs.stream()
                .filter(pair -> pair.lower == lower && pair.upper == upper)
                .findFirst()
                .orElseGet(() -> {
                    pairs.add(new Pair(lower, upper, new ArrayList<>()));
                    return pairs.getLast();
                });
    }

    int families() {
        return firstFamily[firstFamily.length - 1];
    }

    /** The families that a target's units have to be rejected in. */
    IntStream familiesOf(int target) {
        return IntStream.range(firstFamily[target], firstFamily[target + 1]);
    }

    /** After a sweep: those of the units whose mean for the target is above that for every condition tested. */
    BitSet keepLarger(int target, BitSet units) {
        if (criterion.twoSided()) {
            units.andNot(notLarger[target].toSet());
        }
        return units;
    }

    /** Gives every p; NaN where untestable. */
    void everyP(Sink sink) {
        sweep(Double.NEGATIVE_INFINITY, sink);
    }

    /**
     * Gives the p that a decision may need, and 1 for others that are above α. No correction here rejects a p above α or
     * lets it change what is rejected among the others. Every t distribution has heavier tails than the normal, which so
     * tells a t under which p exceeds α whatever ν is.
     */
    void decisiveP(Sink sink) {
        double alpha = criterion.twoSided() ? criterion.alpha() / 2 : criterion.alpha();
        sweep(
                alpha < 0.5
                        ? NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha) * (1 - 1e-9)
                        : Double.NEGATIVE_INFINITY,
                sink);
    }

    private void sweep(double needless, Sink sink) {
        Tiles.forEach(0, moments.units(), (from, to) -> {
            MomentTile tile = new MomentTile(moments);
            PairTails tails = new PairTails(criterion.test(), tile);
            double[] p = new double[tile.capacity()];
            double[][] largest = new double[conjunction() ? families() : 0][tile.capacity()];
            for (int first = from; first < to; first += tile.count()) {
                tile.load(first);
                int count = tile.count();
                for (double[] each : largest) {
                    Arrays.fill(each, 0);
                }
                for (Pair pair : pairs) {
                    tails.compute(
                            pair.lower, pair.upper, needless, pair.needsTail(pair.lower), pair.needsTail(pair.upper));
                    for (Side side : pair.sides) {
                        double sign = side.condition == pair.upper ? -1 : 1;
                        if (criterion.twoSided()) {
                            twoSided(tails, sign, needless, first, count, p, side.notLarger);
                        } else {
                            oneSided(tails, sign, needless, count, p);
                        }
                        if (conjunction()) {
                            keepLargest(largest[side.family], p, count);
                        } else {
                            sink.take(side.family, first, p, count);
                        }
                    }
                }
                for (int family = 0; family < largest.length; family++) {
                    sink.take(family, first, largest[family], count);
                }
            }
        });
    }

    /** On the other side of 0 p is what the tail leaves of 1. */
    private static void oneSided(PairTails tails, double sign, double needless, int count, double[] p) {
        double[] t = tails.t();
        double[] tail = tails.tail();
        for (int u = 0; u < count; u++) {
            double own = t[u] * sign;
            p[u] = own <= needless ? 1 : own < 0 ? 1 - tail[u] : tail[u];
        }
    }

    private static void twoSided(
            PairTails tails, double sign, double needless, int first, int count, double[] p, UnitMarks notLarger) {
        double[] t = tails.t();
        double[] tail = tails.tail();
        for (int u = 0; u < count; u++) {
            p[u] = Math.abs(t[u]) <= needless ? 1 : Math.min(1, 2 * tail[u]);
            if (!(t[u] * sign > 0)) {
                notLarger.mark(first + u);
            }
        }
    }

    /** Math.max keeps a NaN: one untestable contrast makes the unit untestable. */
    private static void keepLargest(double[] largest, double[] p, int count) {
        for (int u = 0; u < count; u++) {
            largest[u] = Math.max(largest[u], p[u]);
        }
    }

    /** Two conditions, the lower index first, and who asks about them. */
    private final class Pair {
        private final int lower;
        private final int upper;
        private final List<Side> sides;

        Pair(int lower, int upper, List<Side> sides) {
            this.lower = lower;
            this.upper = upper;
            this.sides = sides;
        }

        boolean needsTail(int condition) {
            return criterion.twoSided() || sides.stream().anyMatch(side -> side.condition == condition);
        }
    }

    /** A target, the family of its p against the other condition and, for two-sided tests, where its mean is not larger. */
    private record Side(int condition, int family, UnitMarks notLarger) {}
}
