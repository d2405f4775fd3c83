package org.fusiform.stats.rsa;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike several populations represent the stimuli: those of a model's layers, or of several models at one stage.
 *
 * @param matrix symmetric, NaN where undefined; the diagonal is 1 where there is an RDM that varies
 * @param adjacentMean mean over neighbours, undefined entries left out; empty if none is defined
 * @param pairMean mean over all pairs of different ones, likewise
 */
public record Consistency(double[][] matrix, OptionalDouble adjacentMean, OptionalDouble pairMean) {

    /** @param rdms one per layer in the order of the network, or one per model; null where there is none */
    public static Consistency of(List<Rdm> rdms, RdmComparison comparison) {
        int layers = rdms.size();
        double[][] matrix = new double[layers][layers];
        for (int a = 0; a < layers; a++) {
            for (int b = a; b < layers; b++) {
                double alike = compare(rdms.get(a), rdms.get(b), comparison);
                // Rounding aside, everything agrees with itself exactly.
                matrix[a][b] = a == b && alike > 0 ? 1 : alike;
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

    private static double compare(Rdm a, Rdm b, RdmComparison comparison) {
        if (a == null || b == null) {
            return Double.NaN;
        }
        return comparison.of(a, b).orElse(Double.NaN);
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
