package org.fusiform.stats.rsa;

import java.util.Arrays;

/** How far apart an RDM puts two stimuli. */
public enum Dissimilarity {
    /** 1 − Pearson r of their patterns over the units. */
    PEARSON("pearson"),
    /** Euclidean distance of their patterns. */
    EUCLIDEAN("euclidean");

    private final String text;

    Dissimilarity(String text) {
        this.text = text;
    }

    /** The name users write. */
    public String text() {
        return text;
    }

    public static Dissimilarity of(String text) {
        return Arrays.stream(values())
                .filter(option -> option.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dissimilarity: \"" + text + "\" is none of "
                        + Arrays.stream(values()).map(Dissimilarity::text).toList()));
    }

    /** Something that accumulates this dissimilarity from units. */
    public PatternProducts products(int stimuli) {
        return switch (this) {
            case PEARSON -> new CoMoments(stimuli);
            case EUCLIDEAN -> new GramMatrix(stimuli);
        };
    }
}
