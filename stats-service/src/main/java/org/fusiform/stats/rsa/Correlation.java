package org.fusiform.stats.rsa;

import java.util.Arrays;

/** Correlations of two vectors without NaN; NaN where one of them is constant. */
final class Correlation {
    private Correlation() {}

    static double pearson(double[] a, double[] b) {
        if (constant(a) || constant(b)) {
            return Double.NaN;
        }
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double da = a[i] - meanA;
            double db = b[i] - meanB;
            ab += da * db;
            aa += da * da;
            bb += db * db;
        }
        return ab / (Math.sqrt(aa) * Math.sqrt(bb));
    }

    /** Whatever their mean rounds to, equal values do not vary. */
    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * Kendall's τ-b = (concordant − discordant)/√((n₀ − n₁)(n₀ − n₂)), n₀ all pairs, n₁ and n₂ those tied in a and in b.
     * Knight 1966: sorted by a, the discordant pairs are the exchanges that sorting by b still takes.
     */
    static double kendall(double[] a, double[] b) {
        long[] keys = new long[a.length];
        int[] ranksA = Ranks.dense(a);
        int[] ranksB = Ranks.dense(b);
        Arrays.setAll(keys, i -> (long) ranksA[i] << Integer.SIZE | ranksB[i]);
        Arrays.parallelSort(keys);
        long all = pairs(a.length);
        long tiedA = 0;
        long tiedBoth = 0;
        for (int i = 0, firstA = 0, firstBoth = 0; i < keys.length; i++) {
            firstA = keys[i] >> Integer.SIZE == keys[firstA] >> Integer.SIZE ? firstA : i;
            firstBoth = keys[i] == keys[firstBoth] ? firstBoth : i;
            tiedA += i - firstA;
            tiedBoth += i - firstBoth;
        }
        int[] order = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        long discordant = exchanges(order, new int[order.length], 0, order.length);
        long tiedB = 0;
        for (int i = 0, first = 0; i < order.length; i++) {
            first = order[i] == order[first] ? first : i;
            tiedB += i - first;
        }
        if (tiedA == all || tiedB == all) {
            return Double.NaN;
        }
        long difference = all - tiedA - tiedB + tiedBoth - 2 * discordant;
        return difference / (Math.sqrt(all - tiedA) * Math.sqrt(all - tiedB));
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    /** Sorts a range by merging, and counts the pairs that were in the wrong order. */
    private static long exchanges(int[] values, int[] work, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = from + to >>> 1;
        long count = exchanges(values, work, from, middle) + exchanges(values, work, middle, to);
        System.arraycopy(values, from, work, from, to - from);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (right == to || left < middle && work[left] <= work[right]) {
                values[at] = work[left++];
            } else {
                count += middle - left;
                values[at] = work[right++];
            }
        }
        return count;
    }
}
