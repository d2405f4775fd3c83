package org.fusiform.stats.strength;

import java.util.Arrays;

/**
 * Mean and quartiles of one measure over the selective units.
 *
 * @param summarised finite values that went in
 * @param leftOut infinite and NaN values that did not
 */
public record Summary(double mean, double median, double q1, double q3, int summarised, int leftOut) {

    /** The summary of the finite ones among {@code values}, or null if there are none. */
    public static Summary of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return null;
        }
        double mean = mean(finite);
        Arrays.sort(finite);
        return new Summary(
                mean,
                quantile(finite, 0.5),
                quantile(finite, 0.25),
                quantile(finite, 0.75),
                finite.length,
                values.length - finite.length);
    }

    /** Sum, then the mean of what rounding left over: exact to the last bits whatever the order. */
    private static double mean(double[] values) {
        double first = Arrays.stream(values).sum() / values.length;
        double rest = 0;
        for (double value : values) {
            rest += value - first;
        }
        return first + rest / values.length;
    }

    /** Linear between order statistics at position (n − 1)p: Hyndman and Fan's definition 7. */
    private static double quantile(double[] sorted, double p) {
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
