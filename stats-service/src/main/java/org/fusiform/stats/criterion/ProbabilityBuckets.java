package org.fusiform.stats.criterion;

/**
 * Buckets for numbers from 0 to 1, in their order. A number below ½ goes to a bucket by its own leading bits, one above by
 * those of its distance from 1, which is exact: near either end buckets are as narrow as numbers are dense.
 */
final class ProbabilityBuckets {
    /** A power of two below the least distance from 1 that a number has which is not 1 itself. */
    private static final double NEAREST = 0x1p-54;

    private final int restBits;
    private final long rest;
    private final int nearest;
    private final int lower;
    private final int last;
    private final int before;
    private final int count;

    /**
     * @param restBits of a number, which do not tell buckets apart
     * @param least the least number there is
     * @param most the largest
     */
    ProbabilityBuckets(int restBits, double least, double most) {
        this.restBits = restBits;
        this.rest = (1L << restBits) - 1;
        this.nearest = leading(NEAREST);
        this.lower = leading(0.5);
        this.last = 2 * lower - nearest;
        this.before = amongAll(least);
        this.count = amongAll(most) - before + 1;
    }

    private int leading(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> restBits);
    }

    /** Without a branch, which could not be predicted; negative for NaN. */
    private int amongAll(double p) {
        int leading = leading(Math.min(p, 1 - p));
        return p < 0.5 ? leading : last - Math.max(0, leading - nearest);
    }

    int count() {
        return count;
    }

    /** The bucket of {@code p}; a negative number for NaN. */
    int of(double p) {
        return amongAll(p) - before;
    }

    /** What tells {@code p} from the others in its bucket and is in their order: as many bits as do not tell buckets apart. */
    long place(double p) {
        long bits = Double.doubleToRawLongBits(Math.min(p, 1 - p)) & rest;
        return p < 0.5 ? bits : rest - bits;
    }

    /** The number of that place. */
    double value(int bucket, long place) {
        int all = bucket + before;
        if (all < lower) {
            return Double.longBitsToDouble((long) all << restBits | place);
        }
        return all == last ? 1 : 1 - Double.longBitsToDouble((long) (last - all + nearest) << restBits | rest - place);
    }

    /** Nothing in the bucket is less. */
    double least(int bucket) {
        return value(bucket, 0);
    }

    /** Nothing in the bucket is more. */
    double most(int bucket) {
        return value(bucket, rest);
    }
}
