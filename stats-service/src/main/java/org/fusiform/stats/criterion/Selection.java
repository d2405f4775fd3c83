package org.fusiform.stats.criterion;

import java.util.BitSet;

/**
 * The units of a layer that are selective for a target.
 *
 * @param testable units for which every contrast of the target is testable (or, for criteria without that notion, that
 *     are not constant)
 */
public record Selection(BitSet selected, BitSet testable) {
    /** The selection of a criterion that knows no untestable contrast: every unit that is not constant is testable. */
    static Selection amongVarying(BitSet passing, Evidence evidence) {
        BitSet testable = new BitSet(evidence.units());
        testable.set(0, evidence.units());
        testable.andNot(evidence.constant());
        passing.and(testable);
        return new Selection(passing, testable);
    }

    public int count() {
        return selected.cardinality();
    }
}
