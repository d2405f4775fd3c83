package org.fusiform.stats.validation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Leave-one-fold-out replicates θ₋f of the whole analysis, selection included; NaN where a replicate is undefined.
 *
 * @param fraction of all units that is selective, one per fold
 * @param dprime mean over the selective units
 * @param evenness over the feature maps
 */
public record Jackknife(double[] fraction, double[] dprime, double[] evenness) {

    static Jackknife of(List<Localisation> leftOut) {
        return new Jackknife(
                leftOut.stream().mapToDouble(Localisation::fraction).toArray(),
                leftOut.stream()
                        .mapToDouble(one -> one.dprime().orElse(Double.NaN))
                        .toArray(),
                leftOut.stream()
                        .mapToDouble(one -> one.evenness().orElse(Double.NaN))
                        .toArray());
    }

    public OptionalDouble fractionSe() {
        return standardError(fraction);
    }

    public OptionalDouble dprimeSe() {
        return standardError(dprime);
    }

    public OptionalDouble evennessSe() {
        return standardError(evenness);
    }

    /** √((F − 1)/F · Σ(θ₋f − θ̄)²) with θ̄ the mean of the θ₋f; empty if any replicate is undefined. */
    public static OptionalDouble standardError(double[] replicates) {
        double mean = Arrays.stream(replicates).average().orElse(Double.NaN);
        if (Double.isNaN(mean)) {
            return OptionalDouble.empty();
        }
        double squares = Arrays.stream(replicates)
                .map(theta -> (theta - mean) * (theta - mean))
                .sum();
        return OptionalDouble.of(Math.sqrt((replicates.length - 1.0) / replicates.length * squares));
    }
}
