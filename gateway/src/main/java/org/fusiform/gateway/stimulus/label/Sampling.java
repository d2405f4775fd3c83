package org.fusiform.gateway.stimulus.label;

import java.util.Comparator;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.archive.EntryName;

/**
 * Which of a condition's images are taken: at most {@code limit}, null for all; the first by name or, with a {@code seed},
 * those that come first by SHA-256(seed ‖ name), so that a set which grows keeps most of its sample.
 */
public record Sampling(Integer limit, Long seed) {
    public static final Sampling ALL = new Sampling(null, null);
    private static final int FEWEST = 2;

    public Sampling {
        if (limit != null && limit < FEWEST) {
            throw Problem.invalid("limit", "must be at least 2 stimuli per condition, not " + limit);
        }
    }

    Comparator<EntryName> order() {
        Comparator<EntryName> byName = Comparator.comparing(EntryName::toString);
        return seed == null ? byName : Comparator.comparing(this::draw).thenComparing(byName);
    }

    private String draw(EntryName name) {
        return Sha256.of(seed + "/" + name);
    }
}
