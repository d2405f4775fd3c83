package org.fusiform.imaging.preprocess;

/**
 * Weights along one axis: output {@code i} is Σ weight[i · taps + k] · input[first[i] + k] over {@code count[i]} taps,
 * in units of 2⁻²². The antialiased kernel widens with the reduction; all rounding is PIL's.
 */
record Coefficients(int taps, int[] first, int[] count, int[] weight) {
    static final int PRECISION = 32 - 8 - 2;

    /** Of the outputs from {@code from} on, {@code length} of the {@code out} that {@code in} become. */
    static Coefficients of(Filter filter, int in, int out, int from, int length) {
        double scale = (double) in / out;
        double widening = Math.max(scale, 1);
        double support = filter.support() * widening;
        int taps = (int) Math.ceil(support) * 2 + 1;
        int[] first = new int[length];
        int[] count = new int[length];
        int[] weight = new int[length * taps];
        double[] exact = new double[taps];
        for (int i = 0; i < length; i++) {
            double center = (from + i + 0.5) * scale;
            first[i] = Math.max((int) (center - support + 0.5), 0);
            count[i] = Math.min((int) (center + support + 0.5), in) - first[i];
            double sum = 0;
            for (int k = 0; k < count[i]; k++) {
                exact[k] = filter.at((k + first[i] - center + 0.5) / widening);
                sum += exact[k];
            }
            for (int k = 0; k < count[i]; k++) {
                double fixed = exact[k] / sum * (1 << PRECISION);
                weight[i * taps + k] = (int) (fixed < 0 ? fixed - 0.5 : fixed + 0.5);
            }
        }
        return new Coefficients(taps, first, count, weight);
    }
}
