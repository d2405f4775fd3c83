package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.fusiform.stats.contrast.StudentT;
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
                    pairs.add(new Pair(lower, upper));
                    return pairs.getLast();
                });
    }

    int targets() {
        return notLarger.length;
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
        sweep(1, Double.NEGATIVE_INFINITY, new double[families()], sink);
    }

    /**
     * Gives the p that a decision may need, and 1 for others that are above α. No correction here rejects a p above α or
     * lets it change what is rejected among the others. Every t distribution has heavier tails than the normal, which so
     * tells a t under which p exceeds α whatever ν is.
     *
     * @param every which tiles are visited: every so-manieth
     * @param vague for each family a p up to which 0 may be given instead
     */
    void decisiveP(int every, double[] vague, Sink sink) {
        double alpha = criterion.twoSided() ? criterion.alpha() / 2 : criterion.alpha();
        double needless = alpha < 0.5
                ? NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha) * (1 - 1e-9)
                : Double.NEGATIVE_INFINITY;
        sweep(every, needless, vague, sink);
    }

    private void sweep(int every, double needless, double[] vague, Sink sink) {
        for (Pair pair : pairs) {
            for (Side side : pair.sides) {
                side.range = new PairTails.Range(needless, least(vague[side.family], pair));
            }
        }
        Tiles.forEach(0, moments.units(), (from, to) -> {
            MomentTile tile = new MomentTile(moments);
            PairTails tails = new PairTails(criterion.test(), tile);
            double[] p = new double[tile.capacity()];
            double[][] largest = new double[conjunction() ? families() : 0][tile.capacity()];
            for (int first = from; first < to; first += tile.capacity()) {
                if (first / tile.capacity() % every == 0) {
                    tile.load(first);
                    sweep(tile, tails, p, largest, sink);
                }
            }
        });
    }

    /** The least t whose p is certainly not above {@code vague}, however it is rounded: that of the fewest ν. */
    private double least(double vague, Pair pair) {
        double nu = criterion.test().leastDegreesOfFreedom(moments.n(pair.lower), moments.n(pair.upper));
        return vague > 0 && nu > 0
                ? StudentT.inverseUpperTail((criterion.twoSided() ? vague / 2 : vague) * (1 - 1e-9), nu)
                : Double.POSITIVE_INFINITY;
    }

    private void sweep(MomentTile tile, PairTails tails, double[] p, double[][] largest, Sink sink) {
        int count = tile.count();
        for (double[] each : largest) {
            Arrays.fill(each, 0);
        }
        for (Pair pair : pairs) {
            tails.compute(pair.lower, pair.upper, pair.range(pair.lower), pair.range(pair.upper));
            for (Side side : pair.sides) {
                double sign = side.condition == pair.upper ? -1 : 1;
                if (criterion.twoSided()) {
                    twoSided(tails, sign, side, tile.first(), count, p);
                } else {
                    oneSided(tails, sign, side.range, count, p);
                }
                if (conjunction()) {
                    keepLargest(largest[side.family], p, count);
                } else {
                    sink.take(side.family, tile.first(), p, count);
                }
            }
        }
        for (int family = 0; family < largest.length; family++) {
            sink.take(family, tile.first(), largest[family], count);
        }
    }

    /** On the other side of 0 p is what the tail leaves of 1. */
    private static void oneSided(PairTails tails, double sign, PairTails.Range range, int count, double[] p) {
        double[] t = tails.t();
        double[] tail = tails.tail();
        for (int u = 0; u < count; u++) {
            double own = t[u] * sign;
            p[u] = own <= range.from() ? 1 : own >= range.to() ? 0 : own < 0 ? 1 - tail[u] : tail[u];
        }
    }

    private static void twoSided(PairTails tails, double sign, Side side, int first, int count, double[] p) {
        double[] t = tails.t();
        double[] tail = tails.tail();
        for (int u = 0; u < count; u++) {
            double extreme = Math.abs(t[u]);
            p[u] = extreme <= side.range.from() ? 1 : extreme >= side.range.to() ? 0 : Math.min(1, 2 * tail[u]);
            if (!(t[u] * sign > 0)) {
                side.notLarger.mark(first + u);
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
        private final List<Side> sides = new ArrayList<>();

        Pair(int lower, int upper) {
            this.lower = lower;
            this.upper = upper;
        }

        /** Where the tails of a condition's t against the other are needed. */
        PairTails.Range range(int condition) {
            return sides.stream()
                    .filter(side -> criterion.twoSided() || side.condition == condition)
                    .map(side -> side.range)
                    .findFirst()
                    .orElse(PairTails.Range.EMPTY);
        }
    }

    /** A target that is tested against a condition. */
    private static final class Side {
        private final int condition;
        private final int family;
        private final UnitMarks notLarger;
        private PairTails.Range range;

        /** @param notLarger where two-sided tests mark that the target's mean is not the larger */
        Side(int condition, int family, UnitMarks notLarger) {
            this.condition = condition;
            this.family = family;
            this.notLarger = notLarger;
        }
    }
}
