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
    private final int lower;
    private final int nearest;
    private final int count;

    /** @param restBits of a number, which do not tell buckets apart */
    ProbabilityBuckets(int restBits) {
        this.restBits = restBits;
        this.rest = (1L << restBits) - 1;
        this.lower = leading(0.5);
        this.nearest = leading(NEAREST);
        this.count = 2 * lower - nearest + 1;
    }

    private int leading(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> restBits);
    }

    int count() {
        return count;
    }

    /** The bucket of {@code p}; none of them, but a number below or above them all, for NaN or a negative number. */
    int of(double p) {
        return p < 0.5 ? leading(p) : count - 1 - Math.max(0, leading(1 - p) - nearest);
    }

    /** What tells {@code p} from the others in its bucket and is in their order: as many bits as do not tell buckets apart. */
    long place(double p) {
        return p < 0.5 ? Double.doubleToRawLongBits(p) & rest : rest - (Double.doubleToRawLongBits(1 - p) & rest);
    }

    /** The number of that place. */
    double value(int bucket, long place) {
        if (bucket < lower) {
            return Double.longBitsToDouble((long) bucket << restBits | place);
        }
        long leading = count - 1L - bucket;
        return leading == 0 ? 1 : 1 - Double.longBitsToDouble(leading + nearest << restBits | rest - place);
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
