package org.fusiform.gateway.stimulus;

import java.util.Optional;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.stimulus.label.ConditionMap;
import org.fusiform.gateway.stimulus.label.Sampling;
import org.fusiform.gateway.stimulus.prepare.Matching;
import org.fusiform.gateway.stimulus.prepare.Scrambling;

/** What is asked of an import beside the images. */
public record ImportPlan(
        ConditionMap map, Sampling sampling, Optional<Matching> matching, Optional<Scrambling> scrambling) {
    /** Of the parameters of a request, each of which may be null. */
    static ImportPlan of(String map, Integer limit, Long seed, String match, String scramble) {
        Mistakes mistakes = new Mistakes();
        ConditionMap conditions = mistakes.note(() -> ConditionMap.parse(map));
        Sampling sampling = mistakes.note(() -> new Sampling(limit, limit == null ? null : seed));
        Optional<Matching> matching = mistakes.note(() -> Matching.parse(match));
        Optional<Scrambling> scrambling = mistakes.note(() -> Scrambling.parse(scramble, seed));
        if (seed != null && limit == null && scrambling != null && scrambling.isEmpty()) {
            mistakes.add(
                    "seed", "draws the images that a limit leaves, and the noise of a scramble; ask for one of them");
        }
        mistakes.throwIfAny();
        return new ImportPlan(conditions, sampling, matching, scrambling);
    }
}
