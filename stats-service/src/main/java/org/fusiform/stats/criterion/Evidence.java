package org.fusiform.stats.criterion;

import java.util.BitSet;
import java.util.List;
import org.fusiform.stats.moments.ConditionMoments;

/**
 * What a criterion decides from: the moments of a layer's units over a set of stimuli or a subset of it.
 *
 * @param conditions their names, in the order of the moments
 * @param constant units whose values are all equal: never selective
 */
public record Evidence(ConditionMoments moments, List<String> conditions, BitSet constant) {
    public int units() {
        return moments.units();
    }
}
