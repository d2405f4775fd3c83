package org.fusiform.stats.featuremap;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import org.fusiform.stats.activation.LayerShape;

/**
 * How the selective units spread over the C feature maps of a layer.
 *
 * @param coverage share of maps with a selective unit
 * @param evenness Pielou's −Σ p ln p / ln C; empty without selective units or with one map
 * @param effectiveMaps exp(−Σ p ln p); empty without selective units
 * @param gini inequality of the counts; empty without selective units
 * @param perMap share of each map's H·W units that is selective, length C
 */
public record FeatureMaps(
        double coverage, OptionalDouble evenness, OptionalDouble effectiveMaps, OptionalDouble gini, double[] perMap) {

    public static FeatureMaps of(BitSet selected, LayerShape shape) {
        int[] counts = new int[shape.channels()];
        selected.stream().forEach(unit -> counts[unit / shape.mapUnits()]++);
        double[] perMap = Arrays.stream(counts)
                .mapToDouble(count -> (double) count / shape.mapUnits())
                .toArray();
        double coverage =
                (double) Arrays.stream(counts).filter(count -> count > 0).count() / counts.length;
        long total = Arrays.stream(counts).asLongStream().sum();
        if (total == 0) {
            return new FeatureMaps(
                    coverage, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), perMap);
        }
        double entropy = entropy(counts, total);
        return new FeatureMaps(
                coverage,
                counts.length == 1 ? OptionalDouble.empty() : OptionalDouble.of(entropy / Math.log(counts.length)),
                OptionalDouble.of(Math.exp(entropy)),
                OptionalDouble.of(gini(counts, total)),
                perMap);
    }

    private static double entropy(int[] counts, long total) {
        double entropy = 0;
        for (int count : counts) {
            double p = (double) count / total;
            entropy -= count == 0 ? 0 : p * Math.log(p);
        }
        return entropy;
    }

    /** Σᵢ(2i − C − 1) q₍ᵢ₎ / (C Σq), q ascending, i from 1. */
    private static double gini(int[] counts, long total) {
        int[] ascending = counts.clone();
        Arrays.sort(ascending);
        double sum = 0;
        for (int i = 1; i <= ascending.length; i++) {
            sum += (2.0 * i - ascending.length - 1) * ascending[i - 1];
        }
        return sum / ((double) ascending.length * total);
    }
}
