package org.fusiform.stats.criterion;

import java.util.BitSet;

/**
 * The units of a layer that are selective for a target.
 *
 * @param testable units for which every contrast of the target is testable (or, for criteria without that notion, that
 *     are not constant)
 * @param qMax per unit the largest adjusted p over the contrasts, NaN where untestable; null if it was not asked for or
 *     the criterion has none
 */
public record Selection(BitSet selected, BitSet testable, double[] qMax) {
    /** The same without the q of every unit. */
    public Selection decision() {
        return new Selection(selected, testable, null);
    }

    public int count() {
        return selected.cardinality();
    }
}
