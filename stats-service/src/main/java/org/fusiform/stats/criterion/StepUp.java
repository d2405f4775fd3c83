package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.Tiles;

/**
 * The adjusted p of every unit by a step-up procedure: q of the i-th smallest p = the least m·factor·p_(j)/j over j ≥ i, at
 * most 1; tied p share a q. Each p goes to a bucket, of which the ranks are known. Where no m·factor·p/j of a bucket can be
 * less than those of the buckets above, as most are where large p are many, all of the bucket has the q of what is above
 * it. The others are sorted: place in the bucket and index of the unit fit one integer. Neighbouring buckets form parts,
 * which threads share.
 */
final class StepUp {
    /** p-values of a part that are sorted, 8 bytes each on the heap; a bucket that alone holds more is a part all the same. */
    private static final int MOST_IN_PART = 1 << 20;

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** Mantissa bits that do not tell buckets apart, where a unit's index leaves room for as many. */
    private static final int MOST_REST_BITS = 43;

    private static final int CLOSED = -1;

    private final Plane p;
    private final int units;
    private final int unitBits;
    private final ProbabilityBuckets buckets;
    private final int[] upTo;
    private final int[] openUpTo;
    private final double scale;
    private final double[] qAbove;

    private StepUp(Plane p, int units, double factor) {
        this.p = p;
        this.units = units;
        this.unitBits = Integer.SIZE - Integer.numberOfLeadingZeros(units - 1);
        this.buckets = new ProbabilityBuckets(Math.min(MOST_REST_BITS, Long.SIZE - 1 - unitBits));
        this.upTo = counts();
        Arrays.parallelPrefix(upTo, Integer::sum);
        this.scale = factor * upTo[upTo.length - 1];
        this.openUpTo = open();
        Arrays.parallelPrefix(openUpTo, Integer::sum);
        this.qAbove = new double[upTo.length];
    }

    /**
     * Raises each unit's value in {@code qMax} to its q, if that is larger; NaN where p is.
     *
     * @param p is used up
     */
    static void raise(Plane p, int units, double factor, Plane qMax) {
        StepUp family = new StepUp(p, units, factor);
        family.adjust();
        Tiles.forEach(0, units, (from, to) -> family.raise(from, to, qMax));
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
        int[] counts = new int[buckets.count()];
        p.forEachRun(from, to, (values, first, count) -> {
            for (int u = 0; u < count; u++) {
                if (!Double.isNaN(values[u])) {
                    counts[buckets.of(values[u])]++;
                }
            }
        });
        return counts;
    }

    /** The numbers of p in the buckets that have to be sorted; 0 for the others. */
    private int[] open() {
        int[] open = new int[upTo.length];
        double mostAbove = 1;
        for (int bucket = upTo.length - 1; bucket >= 0; bucket--) {
            int rank = upTo[bucket];
            int held = rank - before(bucket);
            if (held > 0) {
                if (adjusted(buckets.least(bucket), rank) < mostAbove) {
                    open[bucket] = held;
                }
                // The largest p of the bucket has this rank.
                mostAbove = Math.min(mostAbove, adjusted(buckets.most(bucket), rank));
            }
        }
        return open;
    }

    /** Rounding keeps the order, so that bounds of p and rank give bounds of this. */
    private double adjusted(double value, int rank) {
        return value * scale / rank;
    }

    private int before(int bucket) {
        return bucket == 0 ? 0 : upTo[bucket - 1];
    }

    private int openBefore(int bucket) {
        return bucket == 0 ? 0 : openUpTo[bucket - 1];
    }

    /** From the largest p downwards, as many parts at a time as there are threads. */
    private void adjust() {
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
            parts.parallelStream().forEach(Part::write);
        }
    }

    /** The first bucket of a part that ends with {@code last}: an even share of what is left, within the bound. */
    private int firstBucket(int last) {
        int share = Math.min(MOST_IN_PART, Math.ceilDiv(openUpTo[openUpTo.length - 1], THREADS));
        int first = last;
        while (first > 0 && openUpTo[last] - openBefore(first - 1) <= share) {
            first--;
        }
        return first;
    }

    private void raise(int from, int to, Plane qMax) {
        double[] most = new double[Plane.RUN];
        p.forEachRun(from, to, (values, first, count) -> {
            qMax.read(first, most, count);
            for (int u = 0; u < count; u++) {
                most[u] = Math.max(most[u], q(values[u]));
            }
            qMax.write(first, most, count);
        });
    }

    /** What a p that was sorted was replaced by; of another, what is above it. */
    private double q(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return Double.doubleToRawLongBits(value) < 0 ? -value : qAbove[buckets.of(value)];
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
            int offset = openBefore(first);
            keys = new long[openUpTo[last] - offset];
            if (keys.length == 0) {
                return;
            }
            int[] next = new int[last - first + 1];
            Arrays.setAll(next, at -> isOpen(first + at) ? openBefore(first + at) - offset : CLOSED);
            p.forEachRun(0, units, (values, at, count) -> {
                for (int u = 0; u < count; u++) {
                    int bucket = buckets.of(values[u]);
                    if (bucket >= first && bucket <= last && next[bucket - first] != CLOSED) {
                        keys[next[bucket - first]++] = buckets.place(values[u]) << unitBits | at + u;
                    }
                }
            });
            for (int bucket = first; bucket <= last; bucket++) {
                if (isOpen(bucket)) {
                    Arrays.sort(keys, openBefore(bucket) - offset, openUpTo[bucket] - offset);
                }
            }
            least = adjust(1, false);
        }

        private boolean isOpen(int bucket) {
            return openUpTo[bucket] > openBefore(bucket);
        }

        void write() {
            adjust(above, true);
        }

        /**
         * The least q of the part, which follows one whose least is {@code q}; goes from the largest p to the smallest.
         *
         * @param write whether every p that was sorted is replaced by its q, negative, and {@link #qAbove} filled
         */
        private double adjust(double q, boolean write) {
            long unitMask = (1L << unitBits) - 1;
            int offset = openBefore(first);
            for (int bucket = last; bucket >= first; bucket--) {
                if (write) {
                    qAbove[bucket] = q;
                }
                int rank = upTo[bucket];
                int end = openBefore(bucket) - offset;
                for (int at = openUpTo[bucket] - offset; at > end; at--, rank--) {
                    long key = keys[at - 1];
                    q = Math.min(q, adjusted(buckets.value(bucket, key >>> unitBits), rank));
                    if (write) {
                        p.write((int) (key & unitMask), -q);
                    }
                }
            }
            return q;
        }
    }
}
