package org.fusiform.stats.moments;

/** The inner loops of the moments: units innermost over primitive arrays, no branches, so that the JIT vectorises them. */
final class MomentKernel {
    private static final long EXPONENT = 0x7ff0_0000_0000_0000L;

    private MomentKernel() {}

    /** Welford's step for the n-th stimulus of a cell: δ = a − mean; mean += δ/n; M2 += δ·(a − mean). */
    static void welford(float[] values, int row, int count, int n, double[] mean, double[] m2) {
        double share = 1.0 / n;
        for (int u = 0; u < count; u++) {
            double a = values[row + u];
            double delta = a - mean[u];
            double updated = Math.fma(delta, share, mean[u]);
            m2[u] = Math.fma(delta, a - updated, m2[u]);
            mean[u] = updated;
        }
    }

    /** The steps of the n-th to (n + 3)-th stimulus: the same operations in the same order, four to a load and a store. */
    static void welford(float[] values, int[] rows, int count, int n, double[] mean, double[] m2) {
        int row0 = rows[0];
        int row1 = rows[1];
        int row2 = rows[2];
        int row3 = rows[3];
        double share0 = 1.0 / n;
        double share1 = 1.0 / (n + 1);
        double share2 = 1.0 / (n + 2);
        double share3 = 1.0 / (n + 3);
        for (int u = 0; u < count; u++) {
            double a0 = values[row0 + u];
            double d0 = a0 - mean[u];
            double mean0 = Math.fma(d0, share0, mean[u]);
            double sum0 = Math.fma(d0, a0 - mean0, m2[u]);
            double a1 = values[row1 + u];
            double d1 = a1 - mean0;
            double mean1 = Math.fma(d1, share1, mean0);
            double sum1 = Math.fma(d1, a1 - mean1, sum0);
            double a2 = values[row2 + u];
            double d2 = a2 - mean1;
            double mean2 = Math.fma(d2, share2, mean1);
            double sum2 = Math.fma(d2, a2 - mean2, sum1);
            double a3 = values[row3 + u];
            double d3 = a3 - mean2;
            double mean3 = Math.fma(d3, share3, mean2);
            m2[u] = Math.fma(d3, a3 - mean3, sum2);
            mean[u] = mean3;
        }
    }

    /** Whether no value is NaN or infinite: an exponent of all ones is the greatest there is. */
    static boolean allFinite(double[] values, int count) {
        long greatest = 0;
        for (int u = 0; u < count; u++) {
            greatest = Math.max(greatest, Double.doubleToRawLongBits(values[u]) & EXPONENT);
        }
        return greatest != EXPONENT;
    }

    /**
     * Chan's merge of a group of {@code nb} (mean, M2) into one of {@code na}: δ = mean_b − mean_a;
     * mean_a += δ·nb/n; M2_a += M2_b + δ²·na·nb/n. Equal means with M2 = 0 stay exact.
     */
    static void chan(double[] mean, double[] m2, int na, double[] otherMean, double[] otherM2, int nb, int count) {
        double share = (double) nb / (na + nb);
        double weight = na * share;
        for (int u = 0; u < count; u++) {
            double delta = otherMean[u] - mean[u];
            mean[u] = Math.fma(delta, share, mean[u]);
            m2[u] += Math.fma(delta * delta, weight, otherM2[u]);
        }
    }
}
