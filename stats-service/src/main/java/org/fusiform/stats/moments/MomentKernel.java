package org.fusiform.stats.moments;

/** The inner loops of the moments: units innermost over primitive arrays, no branches, so that the JIT vectorises them. */
final class MomentKernel {
    private MomentKernel() {}

    /** Welford's step for the n-th stimulus of a cell: δ = a − mean; mean += δ/n; M2 += δ·(a − mean). */
    static void welford(float[] row, int count, int n, double[] mean, double[] m2) {
        double size = n;
        for (int u = 0; u < count; u++) {
            double delta = row[u] - mean[u];
            double updated = mean[u] + delta / size;
            m2[u] += delta * (row[u] - updated);
            mean[u] = updated;
        }
    }

    static void range(float[] row, int count, double[] low, double[] high) {
        for (int u = 0; u < count; u++) {
            low[u] = Math.min(low[u], row[u]);
        }
        for (int u = 0; u < count; u++) {
            high[u] = Math.max(high[u], row[u]);
        }
    }

    /** An exponent of all ones is a NaN or an infinity; an integer maximum over the row finds one without branches. */
    static boolean allFinite(float[] row, int count) {
        int worst = 0;
        for (int u = 0; u < count; u++) {
            worst = Math.max(worst, Float.floatToRawIntBits(row[u]) & 0x7f80_0000);
        }
        return worst != 0x7f80_0000;
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
            mean[u] += delta * share;
            m2[u] += otherM2[u] + delta * delta * weight;
        }
    }
}
