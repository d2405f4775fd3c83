package org.fusiform.stats.rsa;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How alike two RDMs over the same stimuli are, over the entries that both define. */
public enum RdmComparison {
    /** Correlation of the entries' ranks, ties given their average. */
    SPEARMAN("spearman") {
        @Override
        double compare(double[] a, double[] b) {
            return Correlation.pearson(Ranks.average(a), Ranks.average(b));
        }
    },
    PEARSON("pearson") {
        @Override
        double compare(double[] a, double[] b) {
            return Correlation.pearson(a, b);
        }
    },
    /** τ-b. */
    KENDALL("kendall") {
        @Override
        double compare(double[] a, double[] b) {
            return Correlation.kendall(a, b);
        }
    },
    /** Linear centred kernel alignment, from Euclidean distances. */
    CKA("cka") {
        @Override
        double compare(double[] a, double[] b) {
            return LinearCka.of(a, b);
        }
    };

    /** A comparison over fewer pairs is not reported. */
    static final int LEAST_PAIRS = 3;

    private final String text;

    RdmComparison(String text) {
        this.text = text;
    }

    /** NaN where one side does not vary. */
    abstract double compare(double[] a, double[] b);

    /** The name users write. */
    public String text() {
        return text;
    }

    public static RdmComparison of(String text) {
        return Arrays.stream(values())
                .filter(option -> option.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("comparison: \"" + text + "\" is none of "
                        + Arrays.stream(values()).map(RdmComparison::text).toList()));
    }

    /** The dissimilarity asked for, or the one that this comparison takes by default; an error if they do not go together. */
    public Dissimilarity dissimilarity(Dissimilarity asked) {
        return switch (this) {
            case SPEARMAN, PEARSON, KENDALL -> asked == null ? Dissimilarity.PEARSON : asked;
            case CKA -> {
                if (asked == Dissimilarity.PEARSON) {
                    throw new IllegalArgumentException("dissimilarity: cka is computed from Gram matrices, which"
                            + " follow from euclidean distances, not from pearson; leave it out");
                }
                yield Dissimilarity.EUCLIDEAN;
            }
        };
    }

    /** Empty under 3 common entries or where either side is constant over them. */
    public OptionalDouble of(Rdm a, Rdm b) {
        if (a.stimuli() != b.stimuli()) {
            throw new IllegalArgumentException("RDMs over " + a.stimuli() + " and " + b.stimuli()
                    + " stimuli cannot be compared: both must cover the same stimulus set");
        }
        double[] entriesOfA = a.upper();
        double[] entriesOfB = b.upper();
        if (a.undefined() > 0 || b.undefined() > 0) {
            int[] common = IntStream.range(0, a.upper().length)
                    .filter(i -> !Double.isNaN(a.upper()[i]) && !Double.isNaN(b.upper()[i]))
                    .toArray();
            entriesOfA = pick(a.upper(), common);
            entriesOfB = pick(b.upper(), common);
        }
        if (entriesOfA.length < LEAST_PAIRS) {
            return OptionalDouble.empty();
        }
        double alike = compare(entriesOfA, entriesOfB);
        return Double.isNaN(alike) ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(alike, -1.0, 1.0));
    }

    private static double[] pick(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
