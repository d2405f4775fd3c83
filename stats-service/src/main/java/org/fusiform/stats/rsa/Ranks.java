package org.fusiform.stats.rsa;

import java.util.Arrays;

/** Ranks of values without NaN. */
final class Ranks {
    private Ranks() {}

    /** From 1, ties given their average, as Spearman's correlation takes them. */
    static double[] average(double[] values) {
        double[] distinct = values.clone();
        Arrays.parallelSort(distinct);
        double[] rank = new double[distinct.length];
        int kept = 0;
        for (int from = 0; from < distinct.length; ) {
            int to = from + 1;
            while (to < distinct.length && distinct[to] == distinct[from]) {
                to++;
            }
            distinct[kept] = distinct[from];
            rank[kept++] = (from + 1L + to) / 2.0;
            from = to;
        }
        int last = kept;
        double[] ranks = new double[values.length];
        Arrays.parallelSetAll(ranks, i -> rank[place(distinct, last, values[i])]);
        return ranks;
    }

    /** From 0, equal values sharing a rank and the next distinct one having the next. */
    static int[] dense(double[] values) {
        double[] distinct = values.clone();
        Arrays.parallelSort(distinct);
        int kept = 0;
        for (int i = 0; i < distinct.length; i++) {
            if (kept == 0 || distinct[i] != distinct[kept - 1]) {
                distinct[kept++] = distinct[i];
            }
        }
        int last = kept;
        int[] ranks = new int[values.length];
        Arrays.parallelSetAll(ranks, i -> place(distinct, last, values[i]));
        return ranks;
    }

    /** 0 and −0 are equal here, but not to a binary search. */
    private static int place(double[] distinct, int length, double value) {
        int place = Arrays.binarySearch(distinct, 0, length, value);
        return place >= 0 ? place : Arrays.binarySearch(distinct, 0, length, -value);
    }
}
