package org.fusiform.gateway.stimulus.prepare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.naming.ResourceName;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.imaging.scramble.Scramble;

/**
 * Which conditions get a scrambled control, {@code scrambled-<condition>}, and how.
 *
 * @param asked conditions; empty for all intact ones
 */
public record Scrambling(Scramble method, List<String> asked, long seed) {
    private static final String PREFIX = "scrambled-";

    public Scrambling {
        asked = List.copyOf(asked);
    }

    /**
     * @param text {@code phase}, {@code tile} or, for some conditions, {@code phase:scene,word}; null or blank for none
     * @param seed null for 0
     */
    public static Optional<Scrambling> parse(String text, Long seed) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String[] sides = text.strip().split(":", 2);
        Scramble method = Scramble.named(sides[0])
                .orElseThrow(() -> Problem.invalid(
                        "scramble",
                        "'" + sides[0] + "' is none of " + String.join(", ", Scramble.ids())
                                + "; an example: phase:scene,word"));
        List<String> conditions = sides.length == 1
                ? List.of()
                : Stream.of(sides[1].split(",")).map(String::strip).toList();
        if (sides.length == 2 && (conditions.isEmpty() || conditions.contains(""))) {
            throw Problem.invalid("scramble", "names no condition behind the colon; an example: phase:scene,word");
        }
        return Optional.of(new Scrambling(method, conditions, seed == null ? 0 : seed));
    }

    public static String conditionOf(String intact) {
        return PREFIX + intact;
    }

    /** Of the conditions that a set has, those that are scrambled. */
    public Set<String> of(Set<String> present) {
        Set<String> scrambled = new TreeSet<>(asked);
        if (asked.isEmpty()) {
            present.stream().filter(StimulusManifest::intact).forEach(scrambled::add);
        }
        for (String condition : scrambled) {
            if (!present.contains(condition)) {
                throw Problem.invalid(
                        "scramble", "there is no condition '" + condition + "'; there are " + new TreeSet<>(present));
            }
            if (!StimulusManifest.intact(condition)) {
                throw Problem.invalid("scramble", "the condition '" + condition + "' is scrambled already");
            }
            String name = conditionOf(condition);
            if (present.contains(name)) {
                throw Problem.invalid(
                        "scramble", "the set brings a condition '" + name + "'; leave that one out, or do not make it");
            }
            if (!ResourceName.valid(name)) {
                throw Problem.invalid("scramble", "'" + name + "' is too long for a condition's name");
            }
        }
        return scrambled;
    }
}
