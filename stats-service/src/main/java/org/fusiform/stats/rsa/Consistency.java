package org.fusiform.stats.rsa;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike the layers of a model represent the stimuli: Spearman correlations of their RDMs.
 *
 * @param matrix layer × layer, symmetric, NaN where undefined; the diagonal is 1 where the layer has an RDM that varies
 * @param adjacentMean mean over neighbouring layers, undefined entries left out; empty if none is defined
 * @param pairMean mean over all pairs of different layers, likewise
 */
public record Consistency(double[][] matrix, OptionalDouble adjacentMean, OptionalDouble pairMean) {

    /** @param rdms of one population, one per layer in the order of the network; null where a layer has none */
    public static Consistency of(List<Rdm> rdms) {
        int layers = rdms.size();
        double[][] matrix = new double[layers][layers];
        for (int a = 0; a < layers; a++) {
            for (int b = a; b < layers; b++) {
                double correlation = correlation(rdms.get(a), rdms.get(b));
                // Rounding aside, a ranking agrees with itself exactly.
                matrix[a][b] = a == b && correlation > 0 ? 1 : correlation;
                matrix[b][a] = matrix[a][b];
            }
        }
        Mean adjacent = new Mean();
        Mean pairs = new Mean();
        for (int a = 0; a < layers; a++) {
            for (int b = a + 1; b < layers; b++) {
                pairs.add(matrix[a][b]);
                if (b == a + 1) {
                    adjacent.add(matrix[a][b]);
                }
            }
        }
        return new Consistency(matrix, adjacent.value(), pairs.value());
    }

    private static double correlation(Rdm a, Rdm b) {
        if (a == null || b == null) {
            return Double.NaN;
        }
        return Spearman.of(a, b).orElse(Double.NaN);
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        OptionalDouble value() {
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
        }
    }
}
