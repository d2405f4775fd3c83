package org.fusiform.stats.rsa;

import java.util.Arrays;

/** Ranks from 1 with ties given their average, as Spearman's correlation takes them. */
final class Ranks {
    private Ranks() {}

    /** @param values without NaN */
    static double[] average(double[] values) {
        double[] distinct = values.clone();
        Arrays.parallelSort(distinct);
        double[] rank = new double[distinct.length];
        int kept = 0;
        for (int from = 0; from < distinct.length; ) {
            int to = from + 1;
            while (to < distinct.length && Double.compare(distinct[to], distinct[from]) == 0) {
                to++;
            }
            distinct[kept] = distinct[from];
            rank[kept++] = (from + 1L + to) / 2.0;
            from = to;
        }
        int last = kept;
        double[] ranks = new double[values.length];
        Arrays.parallelSetAll(ranks, i -> rank[Arrays.binarySearch(distinct, 0, last, values[i])]);
        return ranks;
    }
}
