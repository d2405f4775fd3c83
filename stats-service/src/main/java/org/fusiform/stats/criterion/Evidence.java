package org.fusiform.stats.criterion;

import java.util.BitSet;
import java.util.List;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.moments.ConditionMoments;

/**
 * What a criterion decides from: a layer's units over a set of stimuli or a subset of it.
 *
 * @param conditions their names, in the order of the moments
 * @param constant units whose values are all equal: never selective
 * @param ranks the rank tests of the same stimuli; null where the criterion has no use for them
 */
public record Evidence(
        ConditionMoments moments,
        List<String> conditions,
        BitSet constant,
        RankSums.Answer ranks,
        WorkingMemory memory) {
    public int units() {
        return moments.units();
    }
}
