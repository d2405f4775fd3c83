package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/** Every unit's largest adjusted p over a target's contrasts, and which units those select. */
final class PairwiseAdjustment {
    private final Pairwise criterion;
    private final Evidence evidence;
    private final PairwiseSweep sweep;

    PairwiseAdjustment(Pairwise criterion, Evidence evidence, PairwiseSweep sweep) {
        this.criterion = criterion;
        this.evidence = evidence;
        this.sweep = sweep;
    }

    /** One selection for each of the sweep's targets, whose q goes to the plane of the same place. */
    List<Selection> select(Plane[] qMax) {
        int units = evidence.units();
        try (ScratchMemory scratch = evidence.memory().scratch(Plane.bytes(sweep.families(), units))) {
            Plane[] p = IntStream.range(0, sweep.families())
                    .mapToObj(family -> Plane.of(scratch, family, units))
                    .toArray(Plane[]::new);
            sweep.everyP((family, first, values, count) -> p[family].write(first, values, count));
            List<Selection> selections = new ArrayList<>();
            for (int t = 0; t < sweep.targets(); t++) {
                Plane q = qMax[t];
                q.clear();
                sweep.familiesOf(t).forEach(family -> criterion.correction().raise(p[family], units, q));
                selections.add(selection(t, q));
            }
            return selections;
        }
    }

    private Selection selection(int target, Plane q) {
        UnitMarks selected = new UnitMarks(evidence.units());
        UnitMarks testable = new UnitMarks(evidence.units());
        Tiles.forEach(
                0,
                evidence.units(),
                (from, to) -> q.forEachRun(from, to, (values, first, count) -> {
                    for (int u = 0; u < count; u++) {
                        if (!Double.isNaN(values[u])) {
                            testable.mark(first + u);
                        }
                        if (values[u] <= criterion.alpha()) {
                            selected.mark(first + u);
                        }
                    }
                }));
        BitSet selective = selected.toSet();
        selective.andNot(evidence.constant());
        return new Selection(sweep.keepLarger(target, selective), testable.toSet());
    }
}
