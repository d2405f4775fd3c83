package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.moments.Tiles;

/**
 * The adjusted p of every unit by a step-up procedure: q of the i-th smallest p = the least m·factor·p_(j)/j over j ≥ i, at
 * most 1; tied p share a q. Each p goes to a bucket, of which the ranks are known. Where no m·factor·p/j of a bucket can be
 * less than those of the buckets above, as most are where large p are many, all of the bucket has the q of what is above
 * it. The others are sorted: place in the bucket and index of the unit fit one integer.
 */
final class StepUp {
    /** p-values that are sorted at a time, 8 bytes each on the heap; a bucket that alone holds more is, all the same. */
    private static final int MOST_IN_PART = 1 << 20;

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** Shares of a part per thread, so that none waits long for another. */
    private static final int SHARES = 8 * THREADS;

    /** Mantissa bits that do not tell buckets apart, where a unit's index leaves room for as many. */
    private static final int MOST_REST_BITS = 46;

    private static final int CLOSED = -1;

    private final Plane p;
    private final int units;
    private final int unitBits;
    private final ProbabilityBuckets buckets;
    private final int[][] next;
    private final int[] upTo;
    private final int[] openUpTo;
    private final double scale;

    /** The q of each bucket's units if they are not sorted, else 0; behind the first element, which is for what is in none. */
    private final double[] unsorted;

    private double least = 1;

    private StepUp(Plane p, int units, double factor) {
        this.p = p;
        this.units = units;
        this.unitBits = Integer.SIZE - Integer.numberOfLeadingZeros(units - 1);
        this.buckets = buckets();
        this.next = new int[THREADS][buckets.count()];
        forEachThread(this::count);
        this.upTo = new int[buckets.count()];
        for (int[] counts : next) {
            for (int bucket = 0; bucket < upTo.length; bucket++) {
                upTo[bucket] += counts[bucket];
            }
        }
        accumulate(upTo);
        this.scale = factor * upTo[upTo.length - 1];
        this.openUpTo = open();
        accumulate(openUpTo);
        this.unsorted = new double[upTo.length + 1];
        unsorted[0] = Double.NaN;
        startEachThread();
    }

    /** Raises each unit's value in {@code qMax} to its q, if that is larger; NaN where p is. */
    static void raise(Plane p, int units, double factor, Plane qMax) {
        StepUp family = new StepUp(p, units, factor);
        for (int last = family.upTo.length - 1; last >= 0; ) {
            Part part = family.new Part(family.firstBucket(last), last);
            part.raise(qMax);
            last = part.first - 1;
        }
        Tiles.forEach(0, units, (from, to) -> family.raiseUnsorted(from, to, qMax));
    }

    private ProbabilityBuckets buckets() {
        DoubleAccumulator least = new DoubleAccumulator(Math::min, 1);
        DoubleAccumulator most = new DoubleAccumulator(Math::max, 0);
        Tiles.forEach(
                0,
                units,
                (from, to) -> p.forEachRun(from, to, (values, first, count) -> {
                    double low = 1;
                    double high = 0;
                    for (int u = 0; u < count; u++) {
                        low = values[u] < low ? values[u] : low;
                        high = values[u] > high ? values[u] : high;
                    }
                    least.accumulate(low);
                    most.accumulate(high);
                }));
        int restBits = Math.min(MOST_REST_BITS, Long.SIZE - 1 - unitBits);
        return new ProbabilityBuckets(restBits, Math.min(least.get(), most.get()), most.get());
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private void forEachThread(ThreadWork work) {
        IntStream.range(0, THREADS)
                .parallel()
                .forEach(thread -> work.on(next[thread], (int) ((long) units * thread / THREADS), (int)
                        ((long) units * (thread + 1) / THREADS)));
    }

    /** What a thread does with its units, and with what it alone knows of each bucket. */
    @FunctionalInterface
    private interface ThreadWork {
        void on(int[] ofBucket, int from, int to);
    }

    private void count(int[] counts, int from, int to) {
        p.forEachRun(from, to, (values, first, count) -> {
            for (int u = 0; u < count; u++) {
                int bucket = buckets.of(values[u]);
                if (bucket >= 0) {
                    counts[bucket]++;
                }
            }
        });
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

    /** Each thread's counts become the places, among all p that are sorted, from which on it puts down its own. */
    private void startEachThread() {
        for (int bucket = 0; bucket < upTo.length; bucket++) {
            int start = openBefore(bucket);
            for (int[] ofBucket : next) {
                int held = ofBucket[bucket];
                ofBucket[bucket] = isOpen(bucket) ? start : CLOSED;
                start += held;
            }
        }
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

    private boolean isOpen(int bucket) {
        return openUpTo[bucket] > openBefore(bucket);
    }

    /** The first bucket of a part that ends with {@code last}. */
    private int firstBucket(int last) {
        int first = last;
        while (first > 0 && openUpTo[last] - openBefore(first - 1) <= MOST_IN_PART) {
            first--;
        }
        return first;
    }

    /** Those that were not sorted, or have no p. Without a branch, which could not be predicted. */
    private void raiseUnsorted(int from, int to, Plane qMax) {
        double[] raised = new double[Plane.RUN];
        p.forEachRun(from, to, (values, first, count) -> {
            qMax.read(first, raised, count);
            for (int u = 0; u < count; u++) {
                raised[u] = Math.max(raised[u], unsorted[1 + Math.max(-1, buckets.of(values[u]))]);
            }
            qMax.write(first, raised, count);
        });
    }

    /** The p in some neighbouring buckets; those above are done. */
    private final class Part {
        private final int first;
        private final int last;
        private final int offset;
        private final long[] keys;

        /** Of each bucket, the least q of its own, until that of the buckets above it takes its place. */
        private final double[] q;

        Part(int first, int last) {
            this.first = first;
            this.last = last;
            this.offset = openBefore(first);
            this.keys = new long[openUpTo[last] - offset];
            this.q = new double[last - first + 1];
        }

        void raise(Plane qMax) {
            forEachThread(this::gather);
            forEachOpenBucket(bucket -> q[bucket - first] = sorted(bucket));
            for (int bucket = last; bucket >= first; bucket--) {
                double above = least;
                if (isOpen(bucket)) {
                    least = Math.min(least, q[bucket - first]);
                } else {
                    unsorted[1 + bucket] = above;
                }
                q[bucket - first] = above;
            }
            forEachOpenBucket(bucket -> raise(bucket, qMax));
        }

        private void gather(int[] next, int from, int to) {
            p.forEachRun(from, to, (values, at, count) -> {
                for (int u = 0; u < count; u++) {
                    int bucket = buckets.of(values[u]);
                    if (bucket >= first && bucket <= last && next[bucket] != CLOSED) {
                        keys[next[bucket]++ - offset] = buckets.place(values[u]) << unitBits | at + u;
                    }
                }
            });
        }

        private void forEachOpenBucket(IntConsumer work) {
            IntStream.range(0, SHARES).parallel().forEach(share -> {
                int end = startOf(share + 1);
                for (int bucket = startOf(share); bucket < end; bucket++) {
                    if (isOpen(bucket)) {
                        work.accept(bucket);
                    }
                }
            });
        }

        /** The first bucket of a share, which are about equally large: the first to begin at its first p or behind it. */
        private int startOf(int share) {
            int place = offset + (int) ((long) keys.length * share / SHARES);
            int found = first;
            int end = last + 1;
            while (found < end) {
                int middle = found + end >>> 1;
                if (openBefore(middle) < place) {
                    found = middle + 1;
                } else {
                    end = middle;
                }
            }
            return share == SHARES ? last + 1 : found;
        }

        /** Sorts a bucket; its least q as if none were above it. */
        private double sorted(int bucket) {
            int from = openBefore(bucket) - offset;
            int to = openUpTo[bucket] - offset;
            Arrays.sort(keys, from, to);
            double own = 1;
            int before = before(bucket) + 1 - from;
            for (int at = from; at < to; at++) {
                own = Math.min(own, adjusted(buckets.value(bucket, keys[at] >>> unitBits), before + at));
            }
            return own;
        }

        /** Raises a bucket's units, from the largest p to the smallest. */
        private void raise(int bucket, Plane qMax) {
            double q = this.q[bucket - first];
            long unitMask = (1L << unitBits) - 1;
            int end = openBefore(bucket) - offset;
            int rank = upTo[bucket];
            for (int at = openUpTo[bucket] - offset; at > end; at--, rank--) {
                long key = keys[at - 1];
                q = Math.min(q, adjusted(buckets.value(bucket, key >>> unitBits), rank));
                int unit = (int) (key & unitMask);
                qMax.write(unit, Math.max(qMax.read(unit), q));
            }
        }
    }
}
