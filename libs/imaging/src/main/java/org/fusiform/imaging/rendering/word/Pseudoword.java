package org.fusiform.imaging.rendering.word;

import java.util.Locale;
import org.fusiform.imaging.scramble.Seeded;

/** Words that can be said and mean nothing: two syllables. */
final class Pseudoword {
    private static final String[] ONSETS = {
        "b", "br", "d", "dr", "f", "fl", "g", "gl", "h", "j", "k", "kl", "l", "m", "n", "p", "pl", "r", "s", "sk", "sp",
        "st", "t", "tr", "v", "w", "y", "z"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u"};
    private static final String[] MIDDLES = {
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "v", "z", "lb", "lf", "lm", "lp", "mb", "mf", "nd", "nk",
        "rb", "rf", "rk", "rm", "sk", "sp"
    };
    /** Endings that English words hardly have. */
    private static final String[] ENDINGS = {"u", "i", "ub", "ud", "ug", "ib", "if", "ik", "og", "ob", "uf", "em", "ak"
    };

    private Pseudoword() {}

    static String random(Seeded random) {
        String word = of(ONSETS, random) + of(VOWELS, random) + of(MIDDLES, random) + of(ENDINGS, random);
        return switch (random.below(3)) {
            case 0 -> word;
            case 1 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            default -> word.toUpperCase(Locale.ROOT);
        };
    }

    private static String of(String[] choices, Seeded random) {
        return choices[random.below(choices.length)];
    }
}
