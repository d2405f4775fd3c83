package org.fusiform.stats.rsa;

/**
 * Linear CKA = ‖YᵀX‖²_F/(‖XᵀX‖_F ‖YᵀY‖_F) of two populations (Kornblith et al. 2019), columns centred, which is the cosine of
 * the stimulus × stimulus Gram matrices. Those follow from the squared Euclidean distances D between stimuli: −½ J D J with
 * J = I − 1/n.
 */
final class LinearCka {
    private LinearCka() {}

    /** @param a distances above the diagonal, row-major; NaN if all patterns of one side are the same */
    static double of(double[] a, double[] b) {
        int n = side(a.length);
        double[] meansA = rowMeans(a, n);
        double[] meansB = rowMeans(b, n);
        double grandA = mean(meansA);
        double grandB = mean(meansB);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        int entry = 0;
        for (int i = 0; i < n; i++) {
            double diagonalA = 2 * meansA[i] - grandA;
            double diagonalB = 2 * meansB[i] - grandB;
            ab += diagonalA * diagonalB;
            aa += diagonalA * diagonalA;
            bb += diagonalB * diagonalB;
            for (int j = i + 1; j < n; j++, entry++) {
                double gramA = meansA[i] + meansA[j] - grandA - a[entry] * a[entry];
                double gramB = meansB[i] + meansB[j] - grandB - b[entry] * b[entry];
                ab += 2 * gramA * gramB;
                aa += 2 * gramA * gramA;
                bb += 2 * gramB * gramB;
            }
        }
        return aa == 0 || bb == 0 ? Double.NaN : ab / (Math.sqrt(aa) * Math.sqrt(bb));
    }

    /** n of n(n − 1)/2 pairs. */
    private static int side(int pairs) {
        return (int) Math.round((1 + Math.sqrt(1 + 8.0 * pairs)) / 2);
    }

    private static double[] rowMeans(double[] distances, int n) {
        double[] means = new double[n];
        int entry = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++, entry++) {
                double squared = distances[entry] * distances[entry];
                means[i] += squared / n;
                means[j] += squared / n;
            }
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
