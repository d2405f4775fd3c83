package org.fusiform.stats.rsa;

import java.util.stream.IntStream;

/**
 * Adds Σ_k x_k x_kᵀ to the upper triangle of a matrix. Tasks own rows of the result, and every entry adds up its terms in
 * the order of k: the bytes are the same however many threads work. Entries below the diagonal are not defined.
 */
final class ProductKernel {
    /** Columns come in multiples of this. */
    static final int COLUMNS = 4;

    /** Rows come in multiples of this, so matrices are padded to an even side. */
    static final int ROWS = 2;

    private static final int ROWS_PER_TASK = 16;

    /** A panel of columns and entries that stays in the second-level cache: 64 × 512 × 8 bytes = 256 KiB. */
    private static final int PANEL_COLUMNS = 64;

    private static final int PANEL_ENTRIES = 512;

    private ProductKernel() {}

    /** A matrix of zeros, padded to a side that the kernel takes. */
    static double[][] zeros(int side) {
        int padded = Math.ceilDiv(side, ROWS) * ROWS;
        return new double[padded][padded];
    }

    /** @param x columns [k][entry] as long as the padded side; @param columns how many of them count */
    static void add(double[][] result, double[][] x, int columns) {
        int n = result.length;
        IntStream.range(0, Math.ceilDiv(n, ROWS_PER_TASK)).parallel().forEach(task -> {
            int first = task * ROWS_PER_TASK;
            int last = Math.min(n, first + ROWS_PER_TASK);
            for (int entry = first / PANEL_ENTRIES * PANEL_ENTRIES; entry < n; entry += PANEL_ENTRIES) {
                for (int k = 0; k < columns; k += PANEL_COLUMNS) {
                    panel(result, x, first, last, entry, k, Math.min(columns, k + PANEL_COLUMNS));
                }
            }
        });
    }

    private static void panel(
            double[][] result, double[][] x, int first, int last, int entry, int column, int toColumn) {
        int to = Math.min(result.length, entry + PANEL_ENTRIES);
        for (int row = first; row < last; row += ROWS) {
            int from = Math.max(entry, row);
            for (int k = column; k < toColumn && from < to; k += COLUMNS) {
                rows(result[row], result[row + 1], x, k, row, from, to);
            }
        }
    }

    /**
     * Two rows by four columns: eight products for four loads of x. The compiler vectorises this; larger tiles, or rows that
     * are indexed otherwise than x, it does not.
     */
    private static void rows(double[] upper, double[] lower, double[][] x, int k, int row, int from, int to) {
        double[] x0 = x[k];
        double[] x1 = x[k + 1];
        double[] x2 = x[k + 2];
        double[] x3 = x[k + 3];
        double a0 = x0[row];
        double a1 = x1[row];
        double a2 = x2[row];
        double a3 = x3[row];
        double b0 = x0[row + 1];
        double b1 = x1[row + 1];
        double b2 = x2[row + 1];
        double b3 = x3[row + 1];
        for (int j = from; j < to; j++) {
            double v0 = x0[j];
            double v1 = x1[j];
            double v2 = x2[j];
            double v3 = x3[j];
            upper[j] = Math.fma(a3, v3, Math.fma(a2, v2, Math.fma(a1, v1, Math.fma(a0, v0, upper[j]))));
            lower[j] = Math.fma(b3, v3, Math.fma(b2, v2, Math.fma(b1, v1, Math.fma(b0, v0, lower[j]))));
        }
    }
}
