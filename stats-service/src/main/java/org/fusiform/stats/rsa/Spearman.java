package org.fusiform.stats.rsa;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Spearman correlation of two RDMs over the entries that both define. */
public final class Spearman {
    /** A correlation over fewer pairs is not reported. */
    static final int LEAST_PAIRS = 3;

    private Spearman() {}

    /** Empty under 3 common entries or where either side is constant over them. */
    public static OptionalDouble of(Rdm a, Rdm b) {
        if (a.stimuli() != b.stimuli()) {
            throw new IllegalArgumentException("RDMs over " + a.stimuli() + " and " + b.stimuli()
                    + " stimuli cannot be compared: both must cover the same stimulus set");
        }
        if (a.undefined() == 0 && b.undefined() == 0) {
            return pearson(Ranks.average(a.upper()), Ranks.average(b.upper()));
        }
        int[] common = IntStream.range(0, a.upper().length)
                .filter(i -> !Double.isNaN(a.upper()[i]) && !Double.isNaN(b.upper()[i]))
                .toArray();
        return pearson(Ranks.average(pick(a.upper(), common)), Ranks.average(pick(b.upper(), common)));
    }

    private static double[] pick(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }

    /** Pearson correlation of two vectors of ranks; their means are exactly (n + 1)/2. */
    static OptionalDouble pearson(double[] ranksA, double[] ranksB) {
        if (ranksA.length < LEAST_PAIRS) {
            return OptionalDouble.empty();
        }
        double mean = (ranksA.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < ranksA.length; i++) {
            double da = ranksA[i] - mean;
            double db = ranksB[i] - mean;
            ab += da * db;
            aa += da * da;
            bb += db * db;
        }
        return aa == 0 || bb == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp(ab / (Math.sqrt(aa) * Math.sqrt(bb)), -1.0, 1.0));
    }
}
