package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/**
 * What a decision needs of the p-values of one family over a layer's units: how many are testable, and which are at most α,
 * the only ones that any correction rejects. Those of a tile stand together in scratch memory at the tile's place. Step-up
 * procedures go by a histogram over the leading bits of p: it tells the rank of a p up to its bucket, so that only the p of
 * buckets in which the procedure may end are gathered and sorted.
 */
final class Family {
    private static final int TILE = ConditionMoments.TILE;

    /** Leading mantissa bits that tell buckets apart: a bucket's bounds are 1.6 % from each other. */
    private static final int MANTISSA = 6;

    private static final int SHIFT = 52 - MANTISSA;

    /** p under 2⁻⁶⁴, 0 included, share the first bucket. */
    private static final int OCTAVES = 64;

    private static final int BUCKETS = (OCTAVES << MANTISSA) + 2;
    private static final long LEAST_KEY = Double.doubleToRawLongBits(0x1p-64) >>> SHIFT;

    /** p-values that are sorted at a time; more take more passes. */
    private static final int MOST_GATHERED = 1 << 22;

    private final int units;
    private final double alpha;
    private final Plane p;
    private final UnitMarks atMostAlpha;
    private final UnitMarks untestable;
    private final AtomicLong taken = new AtomicLong();
    private final double vague;
    private int[] upTo;
    private long size;

    /**
     * @param vague what a p given as 0 may be at most
     * @param p its memory, whatever that holds
     */
    Family(int units, double alpha, double vague, Plane p) {
        this.units = units;
        this.alpha = alpha;
        this.vague = vague;
        this.p = p;
        this.atMostAlpha = new UnitMarks(units);
        this.untestable = new UnitMarks(units);
    }

    /** Takes the p of a tile, NaN where untestable; overwrites the array. */
    void take(int first, double[] values, int count) {
        int kept = 0;
        for (int u = 0; u < count; u++) {
            double value = values[u];
            if (value <= alpha) {
                atMostAlpha.mark(first + u);
                values[kept++] = value;
            } else if (Double.isNaN(value)) {
                untestable.mark(first + u);
            }
        }
        p.write(first, values, kept);
        taken.addAndGet(count);
    }

    /** What is rejected among the tiles taken so far. */
    Rejection rejection(Correction correction) {
        count();
        return correction.rejection(this, alpha);
    }

    /** The units that are rejected; empty where that cannot be told because some p are vague. */
    Optional<BitSet> rejected(Correction correction) {
        Rejection rejection = rejection(correction);
        // A p is never less than it was given as. So no more are rejected than it seems, and all that seem to be are
        // where the vague ones lie within what so many rejections allow.
        if (rejection.rank() > 0 && rejection.limit() < vague) {
            return Optional.empty();
        }
        UnitMarks rejected = new UnitMarks(units);
        Tiles.forEach(
                0,
                units,
                (from, to) -> forEachTile(from, to, (values, first, count) -> {
                    int unit = first - 1;
                    for (int i = 0; i < count; i++) {
                        unit = atMostAlpha.next(unit + 1);
                        if (rejection.rejects(values[i])) {
                            rejected.mark(unit);
                        }
                    }
                }));
        return Optional.of(rejected.toSet());
    }

    BitSet untestable() {
        return untestable.toSet();
    }

    private void count() {
        int[] total = new int[BUCKETS];
        forEachTile(0, units, (values, first, count) -> {
            for (int u = 0; u < count; u++) {
                total[bucket(values[u])]++;
            }
        });
        Arrays.parallelPrefix(total, Integer::sum);
        upTo = total;
        size = taken.get() - untestable.toSet().cardinality();
    }

    private static int bucket(double p) {
        return (int) Math.max(0, (Double.doubleToRawLongBits(p) >>> SHIFT) - LEAST_KEY + 1);
    }

    /** The least p of a bucket; that of the next one is above all of this one. */
    private static double least(int bucket) {
        return bucket == 0 ? 0 : Double.longBitsToDouble(bucket - 1 + LEAST_KEY << SHIFT);
    }

    /** Units that are testable. */
    long size() {
        return size;
    }

    private int before(int bucket) {
        return bucket == 0 ? 0 : upTo[bucket - 1];
    }

    /** The largest k with p_(k)·factor·m/k ≤ α, or 0. */
    long lastRank(double factor) {
        BitSet open = new BitSet();
        int certain = 0;
        for (int bucket = BUCKETS - 1; bucket >= 0 && certain == 0; bucket--) {
            int rank = upTo[bucket];
            if (rank == before(bucket) || least(bucket) * factor * size() / rank > alpha) {
                continue;
            }
            if (least(bucket + 1) * factor * size() / rank <= alpha) {
                certain = rank;
            } else {
                open.set(bucket);
            }
        }
        for (int last = open.length() - 1; last >= 0; ) {
            int first = last;
            for (int next = open.previousSetBit(first - 1); fits(next, last); next = open.previousSetBit(next - 1)) {
                first = next;
            }
            double[] sorted = gather(first, last);
            for (int i = sorted.length - 1; i >= 0; i--) {
                int rank = before(first) + i + 1;
                if (sorted[i] * factor * size() / rank <= alpha) {
                    return rank;
                }
            }
            last = open.previousSetBit(first - 1);
        }
        return certain;
    }

    private boolean fits(int first, int last) {
        return first >= 0 && upTo[last] - before(first) <= MOST_GATHERED;
    }

    /** The p of some buckets, ascending. */
    private double[] gather(int first, int last) {
        double[] gathered = new double[upTo[last] - before(first)];
        int[] filled = {0};
        forEachTile(0, units, (values, at, count) -> {
            for (int u = 0; u < count; u++) {
                if (bucket(values[u]) >= first && bucket(values[u]) <= last) {
                    gathered[filled[0]++] = values[u];
                }
            }
        });
        Arrays.sort(gathered);
        return gathered;
    }

    private void forEachTile(int from, int to, TileVisitor visitor) {
        double[] values = new double[TILE];
        for (int first = from; first < to; first += TILE) {
            int count = atMostAlpha.count(first, Math.min(TILE, to - first));
            p.read(first, values, count);
            visitor.visit(values, first, count);
        }
    }

    @FunctionalInterface
    private interface TileVisitor {
        void visit(double[] values, int first, int count);
    }
}
