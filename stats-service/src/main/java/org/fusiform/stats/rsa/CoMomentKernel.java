package org.fusiform.stats.rsa;

import java.util.stream.IntStream;

/**
 * Adds Σ_k x_k x_kᵀ to the upper triangle of a matrix. Tasks own rows of the result, and every entry adds up its terms in
 * the order of k: the bytes are the same however many threads work. Entries below the diagonal are not defined.
 */
final class CoMomentKernel {
    /** Columns x_k must come in multiples of this; rows of the result are shared out by as many. */
    static final int COLUMNS = 8;

    private static final int ROWS_PER_TASK = 16;
    /** A panel of columns and entries that stays in the second-level cache: 64 × 512 × 8 bytes = 256 KiB. */
    private static final int PANEL_COLUMNS = 64;

    private static final int PANEL_ENTRIES = 512;

    private CoMomentKernel() {}

    /** @param x columns [k][stimulus]; @param columns how many of them count */
    static void add(double[][] result, double[][] x, int columns) {
        int n = result.length;
        IntStream.range(0, Math.ceilDiv(n, ROWS_PER_TASK)).parallel().forEach(task -> {
            int first = task * ROWS_PER_TASK;
            int last = Math.min(n, first + ROWS_PER_TASK);
            for (int entry = first / PANEL_ENTRIES * PANEL_ENTRIES; entry < n; entry += PANEL_ENTRIES) {
                for (int k = 0; k < columns; k += PANEL_COLUMNS) {
                    panel(result, x, first, last, entry, Math.min(columns, k + PANEL_COLUMNS), k);
                }
            }
        });
    }

    private static void panel(
            double[][] result, double[][] x, int first, int last, int entry, int toColumn, int column) {
        int to = Math.min(result.length, entry + PANEL_ENTRIES);
        for (int row = first; row < last; row++) {
            int from = Math.max(entry, row);
            for (int k = column; k < toColumn && from < to; k += COLUMNS) {
                row(result[row], x, k, row, from, to);
            }
        }
    }

    /** Eight columns per pass over a row: one load and store of the result for eight multiply-adds, and it vectorises. */
    private static void row(double[] result, double[][] x, int k, int row, int from, int to) {
        double[] x0 = x[k];
        double[] x1 = x[k + 1];
        double[] x2 = x[k + 2];
        double[] x3 = x[k + 3];
        double[] x4 = x[k + 4];
        double[] x5 = x[k + 5];
        double[] x6 = x[k + 6];
        double[] x7 = x[k + 7];
        double a0 = x0[row];
        double a1 = x1[row];
        double a2 = x2[row];
        double a3 = x3[row];
        double a4 = x4[row];
        double a5 = x5[row];
        double a6 = x6[row];
        double a7 = x7[row];
        for (int j = from; j < to; j++) {
            double sum = Math.fma(a1, x1[j], Math.fma(a0, x0[j], result[j]));
            sum = Math.fma(a3, x3[j], Math.fma(a2, x2[j], sum));
            sum = Math.fma(a5, x5[j], Math.fma(a4, x4[j], sum));
            result[j] = Math.fma(a7, x7[j], Math.fma(a6, x6[j], sum));
        }
    }
}
