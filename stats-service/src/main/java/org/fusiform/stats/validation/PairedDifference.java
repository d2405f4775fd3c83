package org.fusiform.stats.validation;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A measure in one model minus the same in another, over the same stimuli and folds.
 *
 * @param difference NaN where the measure is undefined in one of them
 * @param se jackknife standard error of the differences without each fold; empty where a replicate is undefined
 * @param reach half the width of the 95 % interval around the difference: t(F − 1, 0.975) · se
 */
public record PairedDifference(double difference, OptionalDouble se, OptionalDouble reach) {
    private static final double UPPER = 0.975;

    /** @param replicatesA without each fold in turn, paired with {@code replicatesB}; both empty without hold-out */
    public static PairedDifference of(double a, double[] replicatesA, double b, double[] replicatesB) {
        if (replicatesA.length != replicatesB.length) {
            throw new IllegalArgumentException("models with " + replicatesA.length + " and " + replicatesB.length
                    + " folds cannot be compared: both must have the same stimuli and folds");
        }
        double[] differences = new double[replicatesA.length];
        for (int fold = 0; fold < differences.length; fold++) {
            differences[fold] = replicatesA[fold] - replicatesB[fold];
        }
        OptionalDouble se = Double.isNaN(a - b) ? OptionalDouble.empty() : Jackknife.standardError(differences);
        return new PairedDifference(
                a - b,
                se,
                se.isEmpty()
                        ? se
                        : OptionalDouble.of(se.getAsDouble()
                                * TDistribution.of(differences.length - 1).inverseCumulativeProbability(UPPER)));
    }
}
