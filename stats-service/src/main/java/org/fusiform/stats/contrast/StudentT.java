package org.fusiform.stats.contrast;

/**
 * Tails of Student's t distribution with real ν > 0, to about 1e-13 relative down to the smallest doubles.
 *
 * <p>P(T ≥ t) = I_x(a, ½)/2 with a = ν/2 and x = ν/(ν + t²). With s = e^(−w) its integral is that of
 * e^(−Nw) w^(−½) g(w) from L = ln(1 + t²/ν) on, N = a − ¼ and g(w) = (sinh(w/2)/(w/2))^(−½). Expanding g in w² leaves
 * incomplete gamma functions, all positive, for small L; for large L the powers of x = e^(−L) converge fast.
 */
public final class StudentT {
    /** Coefficients of g in powers of w². */
    static final double[] G = {
        1,
        -0.020833333333333333333,
        0.000390625,
        -7.8796709656084656085e-6,
        1.6967665791721781305e-7,
        -3.8050641917219065657e-9,
        8.7483775963154073041e-11,
        -2.0445233594119738176e-12,
        4.8333517979677044083e-14
    };

    /** G[k] · Γ(2k + ½)/√π: the same expansion from L = 0 on, which is the beta function. */
    static final double[] WHOLE = new double[G.length];

    static {
        double gamma = 1;
        for (int k = 0; k < G.length; k++) {
            WHOLE[k] = G[k] * gamma;
            gamma *= (2 * k + 0.5) * (2 * k + 1.5);
        }
    }

    static final double SQRT_PI = 1.7724538509055160273;

    /** The least N for which {@link #WHOLE} holds to the last bits. */
    static final double LEAST_N = 8;

    /** Beyond this t² is no double any more. */
    private static final double HUGE = 1e150;

    private StudentT() {}

    /** P(T_ν ≥ t); 0 and 1 at +∞ and −∞; NaN for a NaN. {@link UpperTails} is for many t. */
    public static double upperTail(double t, double nu) {
        double[] tail = new double[1];
        new UpperTails().compute(new double[] {Math.abs(t)}, new double[] {nu}, 1, tail);
        return t < 0 ? 1 - tail[0] : tail[0];
    }

    /** A t ≥ 0 of which P(T_ν ≥ t) is at most {@code p} and, to about 1e-12, not less than it; p of 0 to ½. */
    public static double inverseUpperTail(double p, double nu) {
        double above = 1;
        while (upperTail(above, nu) > p) {
            above *= 2;
        }
        double below = 0;
        while (above - below > 1e-12 * above) {
            double middle = (above + below) / 2;
            if (upperTail(middle, nu) > p) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    /** L = ln(1 + t²/ν). */
    static double l(double t, double nu) {
        return t < HUGE ? log1p(t * t / nu) : 2 * Math.log(t) - Math.log(nu);
    }

    /** How much a = ν/2 has to be raised for N to be large enough; 0 where it is. */
    static int raise(double a) {
        return a < LEAST_N + 0.25 ? (int) Math.ceil(LEAST_N + 0.25 - a) : 0;
    }

    /** ln(1 + x) from the processor's own logarithm: what 1 + x loses of x is made up for by the ratio (Kahan). */
    private static double log1p(double x) {
        double u = 1 + x;
        return u == 1 ? x : Math.log(u) * (x / (u - 1));
    }

    private static double whole(double n) {
        double inverse = 1 / (n * n);
        double sum = 0;
        for (int k = WHOLE.length - 1; k >= 0; k--) {
            sum = sum * inverse + WHOLE[k];
        }
        return sum;
    }

    /** 1/B(a, ½), from that of a + raise, which is large enough. */
    private static double inverseBeta(double a, int raise) {
        double n = a + raise - 0.25;
        double inverse = Math.sqrt(n) / (SQRT_PI * whole(n));
        for (int i = raise - 1; i >= 0; i--) {
            inverse *= (a + i) / (a + i + 0.5);
        }
        return inverse;
    }

    /** What ½ I_x(a, ½) has more than ½ I_x(a + raise, ½): ½ Σ x^(a+i) √(1 − x)/((a + i) B(a + i, ½)). */
    static double lowered(double a, double l, int raise) {
        double inverse = inverseBeta(a, raise);
        double x = Math.exp(-l);
        double power = Math.exp(-a * l) * Math.sqrt(-Math.expm1(-l));
        double sum = 0;
        for (int i = 0; i < raise; i++) {
            sum += power * inverse / (a + i);
            power *= x;
            inverse *= (a + i + 0.5) / (a + i);
        }
        return 0.5 * sum;
    }

    /** ½ x^a/B(a, ½) · Σ (½)_n/n! · xⁿ/(a + n). */
    static double powers(double a, double l, int raise) {
        double inverseBeta = inverseBeta(a, raise);
        double x = Math.exp(-l);
        double term = 1;
        double sum = 1 / a;
        for (int n = 1; term > 1e-17; n++) {
            term *= x * (n - 0.5) / n;
            sum += term / (a + n);
        }
        return 0.5 * Math.exp(-a * l) * inverseBeta * sum;
    }
}
