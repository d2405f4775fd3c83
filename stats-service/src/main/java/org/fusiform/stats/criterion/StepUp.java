package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.Tiles;

/**
 * The adjusted p of every unit by a step-up procedure: q of the i-th smallest p = the least m·factor·p_(j)/j over j ≥ i, at
 * most 1; tied p share a q. A p goes to a bucket by its leading bits; the rest of its bits and the unit's index fit one
 * integer, so that a bucket is sorted as such. Neighbouring buckets form parts, which threads share.
 */
final class StepUp {
    /** p-values of a part, 8 bytes each on the heap; a bucket that alone holds more is a part all the same. */
    private static final int MOST_IN_PART = 1 << 20;

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** Mantissa bits that do not tell buckets apart, where a unit's index leaves room for as many. */
    private static final int MOST_REST_BITS = 43;

    private final Plane p;
    private final int units;
    private final double factor;
    private final int unitBits;
    private final int restBits;
    private final int[] upTo;

    private StepUp(Plane p, int units, double factor) {
        this.p = p;
        this.units = units;
        this.factor = factor;
        this.unitBits = Integer.SIZE - Integer.numberOfLeadingZeros(units - 1);
        this.restBits = Math.min(MOST_REST_BITS, Long.SIZE - 1 - unitBits);
        this.upTo = counts();
        Arrays.parallelPrefix(upTo, Integer::sum);
    }

    /** Raises each unit's value in {@code qMax} to its q, if that is larger; NaN where p is. */
    static void raise(Plane p, int units, double factor, Plane qMax) {
        new StepUp(p, units, factor).raise(qMax);
    }

    /** Buckets are many, so that each thread counts for itself once. */
    private int[] counts() {
        int[][] counts = new int[THREADS][];
        IntStream.range(0, THREADS).parallel().forEach(thread -> {
            int from = (int) ((long) units * thread / THREADS);
            int to = (int) ((long) units * (thread + 1) / THREADS);
            counts[thread] = count(from, to);
        });
        int[] total = counts[0];
        for (int thread = 1; thread < THREADS; thread++) {
            for (int bucket = 0; bucket < total.length; bucket++) {
                total[bucket] += counts[thread][bucket];
            }
        }
        return total;
    }

    private int[] count(int from, int to) {
        int[] counts = new int[bucket(1) + 1];
        p.forEachRun(from, to, (values, first, count) -> {
            for (int u = 0; u < count; u++) {
                if (!Double.isNaN(values[u])) {
                    counts[bucket(values[u])]++;
                }
            }
        });
        return counts;
    }

    private int bucket(double p) {
        return (int) (Double.doubleToRawLongBits(p) >>> restBits);
    }

    private int before(int bucket) {
        return bucket == 0 ? 0 : upTo[bucket - 1];
    }

    private void raise(Plane qMax) {
        Tiles.forEach(
                0,
                units,
                (from, to) -> p.forEachRun(from, to, (values, first, count) -> {
                    for (int u = 0; u < count; u++) {
                        if (Double.isNaN(values[u])) {
                            qMax.write(first + u, Double.NaN);
                        }
                    }
                }));
        // From the largest p downwards, as many parts at a time as there are threads.
        double least = 1;
        for (int last = upTo.length - 1; last >= 0; ) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < THREADS && last >= 0; i++) {
                Part part = new Part(firstBucket(last), last);
                parts.add(part);
                last = part.first - 1;
            }
            parts.parallelStream().forEach(Part::sort);
            for (Part part : parts) {
                part.above = least;
                least = Math.min(least, part.least);
            }
            parts.parallelStream().forEach(part -> part.raise(qMax));
        }
    }

    /** The first bucket of a part that ends with {@code last}: an even share of what is left, within the bound. */
    private int firstBucket(int last) {
        int share = Math.min(MOST_IN_PART, Math.ceilDiv(upTo[upTo.length - 1], THREADS));
        int first = last;
        while (first > 0 && upTo[last] - before(first - 1) <= share) {
            first--;
        }
        return first;
    }

    /** The p in some neighbouring buckets. */
    private final class Part {
        private final int first;
        private final int last;
        private long[] keys;
        private double least = 1;
        private double above;

        Part(int first, int last) {
            this.first = first;
            this.last = last;
        }

        void sort() {
            keys = new long[upTo[last] - before(first)];
            int[] next = new int[last - first + 1];
            Arrays.setAll(next, bucket -> before(first + bucket) - before(first));
            long rest = (1L << restBits) - 1;
            p.forEachRun(0, units, (values, at, count) -> {
                for (int u = 0; u < count; u++) {
                    int bucket = bucket(values[u]);
                    // NaN is above all buckets.
                    if (bucket >= first && bucket <= last) {
                        long bits = Double.doubleToRawLongBits(values[u]) & rest;
                        keys[next[bucket - first]++] = bits << unitBits | at + u;
                    }
                }
            });
            for (int bucket = first; bucket <= last; bucket++) {
                Arrays.sort(keys, before(bucket) - before(first), upTo[bucket] - before(first));
            }
            least = adjust(1, null);
        }

        void raise(Plane qMax) {
            adjust(above, qMax);
        }

        /** The least q of the part, which follows one whose least is {@code q}; goes from the largest p to the smallest. */
        private double adjust(double q, Plane qMax) {
            double scale = factor * upTo[upTo.length - 1];
            long unitMask = (1L << unitBits) - 1;
            int offset = before(first);
            int rank = upTo[last];
            for (int bucket = last; bucket >= first; bucket--) {
                long leading = (long) bucket << restBits;
                for (int end = before(bucket); rank > end; rank--) {
                    long key = keys[rank - 1 - offset];
                    q = Math.min(q, Double.longBitsToDouble(leading | key >>> unitBits) * scale / rank);
                    if (qMax != null) {
                        int unit = (int) (key & unitMask);
                        qMax.write(unit, Math.max(qMax.read(unit), q));
                    }
                }
            }
            return q;
        }
    }
}
