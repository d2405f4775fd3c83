package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;

/** Which units a pairwise criterion selects, without the p and q that the decision does not need. */
final class PairwiseDecision {
    private final Pairwise criterion;
    private final Evidence evidence;
    private final PairwiseSweep sweep;

    PairwiseDecision(Pairwise criterion, Evidence evidence, PairwiseSweep sweep) {
        this.criterion = criterion;
        this.evidence = evidence;
        this.sweep = sweep;
    }

    /** One selection for each of the first {@code targets} of the sweep. */
    List<Selection> select(int targets) {
        int units = evidence.units();
        try (ScratchMemory scratch = evidence.memory().scratch(Plane.bytes(sweep.families(), units))) {
            Family[] families = new Family[sweep.families()];
            Arrays.setAll(families, family -> new Family(units, criterion.alpha(), Plane.of(scratch, family, units)));
            sweep.decisiveP((family, first, p, count) -> families[family].take(first, p, count));
            List<BitSet> rejected = IntStream.range(0, families.length)
                    .parallel()
                    .mapToObj(family -> families[family].rejected(criterion.correction()))
                    .toList();
            List<Selection> selections = new ArrayList<>();
            for (int t = 0; t < targets; t++) {
                BitSet testable = new BitSet(units);
                testable.set(0, units);
                sweep.familiesOf(t).forEach(family -> testable.andNot(families[family].untestable()));
                BitSet selected = (BitSet) testable.clone();
                sweep.familiesOf(t).forEach(family -> selected.and(rejected.get(family)));
                selected.andNot(evidence.constant());
                selections.add(new Selection(sweep.keepLarger(t, selected), testable));
            }
            return selections;
        }
    }
}
