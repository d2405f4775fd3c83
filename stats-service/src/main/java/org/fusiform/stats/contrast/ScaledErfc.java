package org.fusiform.stats.contrast;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * erfcx(x) = e^(x²) erfc(x) for x ≥ 0, to about 1e-15 relative, from a table: a polynomial on each of equally long pieces
 * of y = 4/(4 + x), through the values that {@link Erfcx} has at their Chebyshev nodes.
 */
final class ScaledErfc {
    private static final int PIECES = 128;
    private static final int DEGREE = 7;
    private static final double[] COEFFICIENTS = new double[PIECES * (DEGREE + 1)];

    /** Beyond it y is so near 0 that the table is coarse. */
    private static final double MOST = 60;

    static {
        for (int piece = 0; piece < PIECES; piece++) {
            fit(piece);
        }
    }

    private ScaledErfc() {}

    static double value(double x) {
        if (!(x < MOST)) {
            return Erfcx.value(x);
        }
        double place = PIECES * 4 / (4 + x);
        int piece = Math.min(PIECES - 1, (int) place);
        double at = 2 * (place - piece) - 1;
        int i = piece * (DEGREE + 1);
        double[] c = COEFFICIENTS;
        double low = Math.fma(Math.fma(c[i + 3], at, c[i + 2]), at * at, Math.fma(c[i + 1], at, c[i]));
        double high = Math.fma(Math.fma(c[i + 7], at, c[i + 6]), at * at, Math.fma(c[i + 5], at, c[i + 4]));
        double square = at * at;
        return Math.fma(high, square * square, low);
    }

    /** Coefficients of at⁰ … at⁷, at from −1 to 1 over the piece, by Newton's divided differences. */
    private static void fit(int piece) {
        double[] node = new double[DEGREE + 1];
        double[] difference = new double[DEGREE + 1];
        for (int i = 0; i <= DEGREE; i++) {
            node[i] = Math.cos(Math.PI * (i + 0.5) / (DEGREE + 1));
            double y = (piece + (node[i] + 1) / 2) / PIECES;
            difference[i] = Erfcx.value(4 / y - 4);
        }
        for (int order = 1; order <= DEGREE; order++) {
            for (int i = DEGREE; i >= order; i--) {
                difference[i] = (difference[i] - difference[i - 1]) / (node[i] - node[i - order]);
            }
        }
        int first = piece * (DEGREE + 1);
        for (int i = DEGREE; i >= 0; i--) {
            // What is there times (at − node), plus the next difference.
            for (int power = DEGREE; power > 0; power--) {
                COEFFICIENTS[first + power] = COEFFICIENTS[first + power - 1] - node[i] * COEFFICIENTS[first + power];
            }
            COEFFICIENTS[first] = difference[i] - node[i] * COEFFICIENTS[first];
        }
    }
}
