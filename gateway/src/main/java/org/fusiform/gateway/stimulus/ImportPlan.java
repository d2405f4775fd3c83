package org.fusiform.gateway.stimulus;

import java.util.Optional;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.label.ConditionMap;
import org.fusiform.gateway.stimulus.label.Sampling;
import org.fusiform.gateway.stimulus.prepare.Matching;
import org.fusiform.gateway.stimulus.prepare.Scrambling;

/** What is asked of an import beside the images. */
public record ImportPlan(
        ConditionMap map, Sampling sampling, Optional<Matching> matching, Optional<Scrambling> scrambling) {
    /** Of the parameters of a request, each of which may be null. */
    static ImportPlan of(String map, Integer limit, Long seed, String match, String scramble) {
        Optional<Scrambling> scrambling = Scrambling.parse(scramble, seed);
        if (seed != null && limit == null && scrambling.isEmpty()) {
            throw Problem.invalid(
                    "seed", "draws the images that a limit leaves, and the noise of a scramble; ask for one of them");
        }
        return new ImportPlan(
                ConditionMap.parse(map),
                new Sampling(limit, limit == null ? null : seed),
                Matching.parse(match),
                scrambling);
    }
}
