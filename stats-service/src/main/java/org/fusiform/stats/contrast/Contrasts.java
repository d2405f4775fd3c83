package org.fusiform.stats.contrast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which other conditions a target is tested against. */
public enum Contrasts {
    EVERY_OTHER("every-other"),
    OTHER_INTACT("other-intact"),
    OTHER_INTACT_AND_OWN_SCRAMBLE("other-intact-and-own-scramble");

    private final String text;

    Contrasts(String text) {
        this.text = text;
    }

    /** The name users write. */
    public String text() {
        return text;
    }

    public static Contrasts of(String text) {
        return Arrays.stream(values())
                .filter(option -> option.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("contrasts: \"" + text + "\" is none of "
                        + Arrays.stream(values()).map(Contrasts::text).toList()));
    }

    /** Whether a condition holds unscrambled stimuli. */
    public static boolean intact(String condition) {
        return !condition.equals("scrambled") && !condition.startsWith("scrambled-");
    }

    /** The conditions, by index and ascending, that {@code target} is tested against; never empty. */
    public int[] against(int target, List<String> conditions) {
        IntStream others = IntStream.range(0, conditions.size()).filter(j -> j != target);
        int[] chosen =
                switch (this) {
                    case EVERY_OTHER -> others.toArray();
                    case OTHER_INTACT ->
                        others.filter(j -> intact(conditions.get(j))).toArray();
                    case OTHER_INTACT_AND_OWN_SCRAMBLE -> {
                        int scramble = ownScramble(target, conditions);
                        yield others.filter(j -> j == scramble || intact(conditions.get(j)))
                                .toArray();
                    }
                };
        if (chosen.length == 0) {
            throw new IllegalArgumentException("contrasts: " + text + " leaves nothing to test "
                    + conditions.get(target) + " against among " + conditions);
        }
        return chosen;
    }

    private static int ownScramble(int target, List<String> conditions) {
        String own = "scrambled-" + conditions.get(target);
        int index = conditions.contains(own) ? conditions.indexOf(own) : conditions.indexOf("scrambled");
        if (index < 0 || index == target) {
            throw new IllegalArgumentException("contrasts: other-intact-and-own-scramble asks for a condition " + own
                    + " or scrambled, and the set has only " + conditions);
        }
        return index;
    }
}
