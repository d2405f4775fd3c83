package org.fusiform.imaging.scramble;

/**
 * Discrete Fourier transform of any length in float64: powers of two by radix 2, other lengths by Bluestein's chirp. The
 * twiddle factors come from StrictMath, so that the result is the same to the bit on every machine.
 */
final class Fft {
    private final int n;
    private final Fft convolution;
    private final double[] cos;
    private final double[] sin;
    private final double[] chirpRe;
    private final double[] chirpIm;

    Fft(int n) {
        this.n = n;
        boolean powerOfTwo = Integer.bitCount(n) == 1;
        cos = new double[powerOfTwo ? n / 2 : n];
        sin = new double[cos.length];
        for (int i = 0; i < cos.length; i++) {
            // The chirp's exponent i² is reduced first: its angle must not lose digits for large i.
            double turn = powerOfTwo ? -2.0 * i / n : -(double) ((long) i * i % (2L * n)) / n;
            cos[i] = StrictMath.cos(StrictMath.PI * turn);
            sin[i] = StrictMath.sin(StrictMath.PI * turn);
        }
        if (powerOfTwo) {
            convolution = null;
            chirpRe = null;
            chirpIm = null;
        } else {
            int size = Integer.highestOneBit(2 * n - 1) * 2;
            convolution = new Fft(size);
            chirpRe = new double[size];
            chirpIm = new double[size];
            for (int i = 0; i < n; i++) {
                int mirrored = (size - i) % size;
                chirpRe[i] = cos[i];
                chirpRe[mirrored] = cos[i];
                chirpIm[i] = -sin[i];
                chirpIm[mirrored] = -sin[i];
            }
            convolution.forward(chirpRe, chirpIm);
        }
    }

    /** In place: X_k = Σ x_j exp(−2πi jk/n). */
    void forward(double[] re, double[] im) {
        if (convolution == null) {
            radix2(re, im);
        } else {
            bluestein(re, im);
        }
    }

    /** In place, with the factor 1/n. */
    void inverse(double[] re, double[] im) {
        forward(im, re);
        for (int i = 0; i < n; i++) {
            re[i] /= n;
            im[i] /= n;
        }
    }

    private void radix2(double[] re, double[] im) {
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int length = 2; length <= n; length *= 2) {
            int step = n / length;
            for (int start = 0; start < n; start += length) {
                for (int k = 0; k < length / 2; k++) {
                    int even = start + k;
                    int odd = even + length / 2;
                    double oddRe = re[odd] * cos[k * step] - im[odd] * sin[k * step];
                    double oddIm = re[odd] * sin[k * step] + im[odd] * cos[k * step];
                    re[odd] = re[even] - oddRe;
                    im[odd] = im[even] - oddIm;
                    re[even] += oddRe;
                    im[even] += oddIm;
                }
            }
        }
    }

    private void bluestein(double[] re, double[] im) {
        int size = chirpRe.length;
        double[] workRe = new double[size];
        double[] workIm = new double[size];
        for (int i = 0; i < n; i++) {
            workRe[i] = re[i] * cos[i] - im[i] * sin[i];
            workIm[i] = re[i] * sin[i] + im[i] * cos[i];
        }
        convolution.forward(workRe, workIm);
        for (int i = 0; i < size; i++) {
            double product = workRe[i] * chirpRe[i] - workIm[i] * chirpIm[i];
            workIm[i] = workRe[i] * chirpIm[i] + workIm[i] * chirpRe[i];
            workRe[i] = product;
        }
        convolution.inverse(workRe, workIm);
        for (int i = 0; i < n; i++) {
            re[i] = workRe[i] * cos[i] - workIm[i] * sin[i];
            im[i] = workRe[i] * sin[i] + workIm[i] * cos[i];
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
