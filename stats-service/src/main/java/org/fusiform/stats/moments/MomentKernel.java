package org.fusiform.stats.moments;

/** The inner loops of the moments: units innermost over primitive arrays, no branches, so that the JIT vectorises them. */
final class MomentKernel {
    private MomentKernel() {}

    /** Welford's step for the n-th stimulus of a cell: δ = a − mean; mean += δ/n; M2 += δ·(a − mean). */
    static void welford(float[] row, int count, int n, double[] mean, double[] m2) {
        double share = 1.0 / n;
        for (int u = 0; u < count; u++) {
            double a = row[u];
            double delta = a - mean[u];
            double updated = Math.fma(delta, share, mean[u]);
            m2[u] = Math.fma(delta, a - updated, m2[u]);
            mean[u] = updated;
        }
    }

    /** The steps of the n-th to (n + 3)-th stimulus: the same operations in the same order, four to a load and a store. */
    static void welford(
            float[] row0, float[] row1, float[] row2, float[] row3, int count, int n, double[] mean, double[] m2) {
        double share0 = 1.0 / n;
        double share1 = 1.0 / (n + 1);
        double share2 = 1.0 / (n + 2);
        double share3 = 1.0 / (n + 3);
        for (int u = 0; u < count; u++) {
            double a0 = row0[u];
            double d0 = a0 - mean[u];
            double mean0 = Math.fma(d0, share0, mean[u]);
            double sum0 = Math.fma(d0, a0 - mean0, m2[u]);
            double a1 = row1[u];
            double d1 = a1 - mean0;
            double mean1 = Math.fma(d1, share1, mean0);
            double sum1 = Math.fma(d1, a1 - mean1, sum0);
            double a2 = row2[u];
            double d2 = a2 - mean1;
            double mean2 = Math.fma(d2, share2, mean1);
            double sum2 = Math.fma(d2, a2 - mean2, sum1);
            double a3 = row3[u];
            double d3 = a3 - mean2;
            double mean3 = Math.fma(d3, share3, mean2);
            m2[u] = Math.fma(d3, a3 - mean3, sum2);
            mean[u] = mean3;
        }
    }

    /** Whether no value is NaN or infinite; their sum would be. Values are far from where a sum overflows. */
    static boolean allFinite(double[] values, int count) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int u = 0;
        for (; u + 3 < count; u += 4) {
            sum0 += values[u];
            sum1 += values[u + 1];
            sum2 += values[u + 2];
            sum3 += values[u + 3];
        }
        for (; u < count; u++) {
            sum0 += values[u];
        }
        return Double.isFinite(sum0 + sum1 + sum2 + sum3);
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
