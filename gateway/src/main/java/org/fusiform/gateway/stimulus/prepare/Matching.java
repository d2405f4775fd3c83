package org.fusiform.gateway.stimulus.prepare;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fusiform.gateway.problem.Problem;

/** What all images of a set can be given in common, as the SHINE toolbox does (Willenbockel et al. 2010). */
public enum Matching {
    /** One mean luminance and one contrast. */
    LUMINANCE("luminance"),
    /** One histogram of luminance, and so all that follows from it. */
    HISTOGRAM("histogram");

    private final String id;

    Matching(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @param text null or blank for none */
    public static Optional<Matching> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(matching -> matching.id.equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "match",
                        "'" + text + "' is none of "
                                + Arrays.stream(values()).map(Matching::id).collect(Collectors.joining(", ")))));
    }
}
