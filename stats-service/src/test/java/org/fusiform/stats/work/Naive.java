package org.fusiform.stats.work;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The textbook formulas, slowly and independently of the product's code. */
final class Naive {
    private Naive() {}

    static double mean(float[][] activations, List<String> conditionOf, String condition, int unit) {
        return IntStream.range(0, activations.length)
                .filter(s -> conditionOf.get(s).equals(condition))
                .mapToDouble(s -> activations[s][unit])
                .average()
                .orElseThrow();
    }

    /** Units whose mean response to the target is positive and at least twice that to every other condition. */
    static int[] twiceAnyOther(float[][] activations, List<String> conditionOf, String target) {
        List<String> conditions = conditionOf.stream().distinct().toList();
        return IntStream.range(0, activations[0].length)
                .filter(u -> {
                    double own = mean(activations, conditionOf, target, u);
                    return own > 0
                            && conditions.stream()
                                    .filter(other -> !other.equals(target))
                                    .allMatch(other -> own >= 2 * mean(activations, conditionOf, other, u));
                })
                .toArray();
    }

    /** (m_k − m_rest)/√((s²_k + s²_rest)/2), sample variances. */
    static double dprime(float[][] activations, List<String> conditionOf, String target, int unit) {
        double[] own = IntStream.range(0, activations.length)
                .filter(s -> conditionOf.get(s).equals(target))
                .mapToDouble(s -> activations[s][unit])
                .toArray();
        double[] rest = IntStream.range(0, activations.length)
                .filter(s -> !conditionOf.get(s).equals(target))
                .mapToDouble(s -> activations[s][unit])
                .toArray();
        double spread = Math.sqrt((variance(own) + variance(rest)) / 2);
        return (average(own) - average(rest)) / spread;
    }

    /** 1 − Pearson r of every pair of rows over the given columns, row-major upper triangle. */
    static double[] rdm(float[][] activations, int[] units) {
        double[][] patterns = Arrays.stream(activations)
                .map(row -> IntStream.of(units).mapToDouble(u -> row[u]).toArray())
                .toArray(double[][]::new);
        return IntStream.range(0, patterns.length)
                .boxed()
                .flatMapToDouble(i ->
                        IntStream.range(i + 1, patterns.length).mapToDouble(j -> 1 - pearson(patterns[i], patterns[j])))
                .toArray();
    }

    static double spearman(double[] a, double[] b) {
        return pearson(ranks(a), ranks(b));
    }

    private static double[] ranks(double[] values) {
        return Arrays.stream(values)
                .map(value -> Arrays.stream(values)
                                .filter(other -> other < value)
                                .count()
                        + (Arrays.stream(values).filter(other -> other == value).count() + 1) / 2.0)
                .toArray();
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = average(a);
        double meanB = average(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double variance(double[] values) {
        double mean = average(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
