package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.BitSet;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.Tiles;

/**
 * The p-values of one contrast over a layer's units, in scratch memory; NaN is outside the family. Step-up procedures go by
 * a histogram over the leading bits of p: it tells the rank of a p up to its bucket, so that only the p of buckets in which
 * the procedure may end are gathered and sorted.
 */
final class Family {
    /** Leading mantissa bits that tell buckets apart: a bucket's bounds are 1.6 % from each other. */
    private static final int MANTISSA = 6;

    private static final int SHIFT = 52 - MANTISSA;

    /** p under 2⁻⁶⁴, 0 included, share the first bucket. */
    private static final int OCTAVES = 64;

    private static final int BUCKETS = (OCTAVES << MANTISSA) + 2;
    private static final long LEAST_KEY = Double.doubleToRawLongBits(0x1p-64) >>> SHIFT;

    /** p-values that are sorted at a time; more take more passes over the plane. */
    private static final int MOST_GATHERED = 1 << 22;

    private final Plane p;
    private final int units;
    private final int[] upTo;

    private Family(Plane p, int units, int[] upTo) {
        this.p = p;
        this.units = units;
        this.upTo = upTo;
    }

    static Family of(Plane p, int units) {
        int[] total = new int[BUCKETS];
        Tiles.forEach(0, units, (from, to) -> {
            int[] counts = new int[BUCKETS];
            forEachTile(p, from, to, (values, first, count) -> count(values, count, counts));
            synchronized (total) {
                Arrays.setAll(total, bucket -> total[bucket] + counts[bucket]);
            }
        });
        Arrays.parallelPrefix(total, Integer::sum);
        return new Family(p, units, total);
    }

    private static void count(double[] values, int count, int[] counts) {
        for (int u = 0; u < count; u++) {
            if (!Double.isNaN(values[u])) {
                counts[bucket(values[u])]++;
            }
        }
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
        return upTo[BUCKETS - 1];
    }

    private int before(int bucket) {
        return bucket == 0 ? 0 : upTo[bucket - 1];
    }

    /** The largest k with p_(k)·factor·m/k ≤ α, or 0. */
    long rejected(double factor, double alpha) {
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

    /** q = p·factor, at most 1. */
    void scale(double factor, Plane q) {
        Tiles.forEach(
                0,
                units,
                (from, to) -> forEachTile(p, from, to, (values, first, count) -> {
                    for (int u = 0; u < count; u++) {
                        values[u] = Math.min(1, values[u] * factor);
                    }
                    q.write(first, values, count);
                }));
    }

    /** q of the i-th smallest p = the least m·factor·p_(j)/j over j ≥ i, at most 1; tied p share a q. */
    void stepUp(double factor, Plane q) {
        // From the largest p downwards, as many buckets at a time as may be sorted together.
        double least = 1;
        for (int last = BUCKETS - 1; last >= 0; ) {
            int first = last;
            while (fits(first - 1, last)) {
                first--;
            }
            double[] sorted = gather(first, last);
            double[] adjusted = new double[sorted.length];
            for (int i = sorted.length - 1; i >= 0; i--) {
                least = Math.min(least, sorted[i] * factor * size() / (before(first) + i + 1));
                adjusted[i] = least;
            }
            write(first, last, sorted, adjusted, q);
            last = first - 1;
        }
    }

    /** The p of some buckets, ascending. */
    private double[] gather(int first, int last) {
        double[] gathered = new double[upTo[last] - before(first)];
        int[] filled = {0};
        forEachTile(p, 0, units, (values, at, count) -> {
            for (int u = 0; u < count; u++) {
                if (!Double.isNaN(values[u]) && bucket(values[u]) >= first && bucket(values[u]) <= last) {
                    gathered[filled[0]++] = values[u];
                }
            }
        });
        Arrays.parallelSort(gathered);
        return gathered;
    }

    /** Looks each p of the buckets up among the sorted ones, its own bucket only. */
    private void write(int first, int last, double[] sorted, double[] adjusted, Plane q) {
        int offset = before(first);
        Tiles.forEach(0, units, (from, to) -> {
            double[] out = new double[ConditionMoments.TILE];
            forEachTile(p, from, to, (values, at, count) -> {
                q.read(at, out, count);
                for (int u = 0; u < count; u++) {
                    if (Double.isNaN(values[u])) {
                        out[u] = Double.NaN;
                    } else {
                        int bucket = bucket(values[u]);
                        if (bucket >= first && bucket <= last) {
                            out[u] = adjusted[
                                    Arrays.binarySearch(
                                            sorted, before(bucket) - offset, upTo[bucket] - offset, values[u])];
                        }
                    }
                }
                q.write(at, out, count);
            });
        });
    }

    private static void forEachTile(Plane plane, int from, int to, TileVisitor visitor) {
        double[] values = new double[ConditionMoments.TILE];
        for (int first = from; first < to; first += values.length) {
            int count = Math.min(values.length, to - first);
            plane.read(first, values, count);
            visitor.visit(values, first, count);
        }
    }

    @FunctionalInterface
    private interface TileVisitor {
        void visit(double[] values, int first, int count);
    }
}
