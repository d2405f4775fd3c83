package org.fusiform.stats.contrast;

/**
 * P(T_ν ≥ t) of many t at a time, as {@link StudentT} describes it: step by step for all of them together, so that the
 * processor works on several at once. Holds working memory: one for each thread.
 */
public final class UpperTails {
    /** The t at a time, so few that what is kept of them stays near the processor. */
    private static final int RUN = 128;

    private final double[] l = new double[RUN];
    private final double[] z = new double[RUN];
    private final double[] inverse = new double[RUN];
    private final double[] gamma = new double[RUN];
    private final double[] power = new double[RUN];
    private final double[] scale = new double[RUN];
    private final double[] sum = new double[RUN];

    /**
     * Fills {@code p}, another array than the others, with P(T_ν ≥ t) for the first {@code count} of {@code t}, none of
     * them negative, and {@code nu}.
     */
    public void compute(double[] t, double[] nu, int count, double[] p) {
        for (int first = 0; first < count; first += RUN) {
            compute(t, nu, first, Math.min(RUN, count - first), p);
        }
    }

    private void compute(double[] t, double[] nu, int first, int count, double[] p) {
        for (int i = 0; i < count; i++) {
            l[i] = StudentT.l(t[first + i], nu[first + i]);
        }
        for (int i = 0; i < count; i++) {
            double a = nu[first + i] / 2;
            double n = a + StudentT.raise(a) - 0.25;
            z[i] = n * l[i];
            inverse[i] = 1 / (n * n);
            power[i] = Math.sqrt(z[i]);
        }
        for (int i = 0; i < count; i++) {
            gamma[i] = StudentT.SQRT_PI * ScaledErfc.value(power[i]);
        }
        series(count);
        for (int i = 0; i < count; i++) {
            p[first + i] = 0.5 * Math.exp(-z[i]) * sum[i];
        }
        for (int i = 0; i < count; i++) {
            double a = nu[first + i] / 2;
            if (!(l[i] < 1)) {
                p[first + i] =
                        t[first + i] == Double.POSITIVE_INFINITY ? 0 : StudentT.powers(a, l[i], StudentT.raise(a));
            } else if (a < StudentT.LEAST_N + 0.25) {
                p[first + i] += StudentT.lowered(a, l[i], StudentT.raise(a));
            }
        }
    }

    /** Into {@link #sum}: Σ G[k] n^(−2k) Γ(2k + ½, z) e^z over √π Σ WHOLE[k] n^(−2k). */
    private void series(int count) {
        for (int i = 0; i < count; i++) {
            scale[i] = inverse[i];
            sum[i] = gamma[i];
        }
        for (int k = 1; k < StudentT.G.length; k++) {
            double g = StudentT.G[k];
            double first = 2 * k - 0.5;
            double second = 2 * k - 1.5;
            for (int i = 0; i < count; i++) {
                double next = Math.fma(first, Math.fma(second, gamma[i], power[i]), power[i] * z[i]);
                gamma[i] = next;
                power[i] *= z[i] * z[i];
                sum[i] = Math.fma(g * scale[i], next, sum[i]);
                scale[i] *= inverse[i];
            }
        }
        double[] whole = gamma;
        for (int i = 0; i < count; i++) {
            whole[i] = 0;
        }
        for (int k = StudentT.WHOLE.length - 1; k >= 0; k--) {
            double w = StudentT.SQRT_PI * StudentT.WHOLE[k];
            for (int i = 0; i < count; i++) {
                whole[i] = Math.fma(whole[i], inverse[i], w);
            }
        }
        for (int i = 0; i < count; i++) {
            sum[i] /= whole[i];
        }
    }
}
