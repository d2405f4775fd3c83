package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/** What the p-values of one target's contrasts come to after correction. */
final class PairwiseDecision {
    private static final int TILE = ConditionMoments.TILE;

    private final Pairwise criterion;
    private final Evidence evidence;
    private final Plane[] p;

    /** @param p one plane per contrast */
    PairwiseDecision(Pairwise criterion, Evidence evidence, Plane[] p) {
        this.criterion = criterion;
        this.evidence = evidence;
        this.p = p;
    }

    /** @param alwaysLarger whether a unit's mean for the target is above that for every condition tested */
    Selection select(IntPredicate alwaysLarger) {
        return switch (criterion.correction()) {
            case BH, BY, BONFERRONI, NONE -> select(p, alwaysLarger);
            case CONJUNCTION -> {
                try (ScratchMemory scratch = evidence.memory().scratch(Plane.bytes(1, evidence.units()))) {
                    yield select(new Plane[] {largest(p, Plane.of(scratch, 0, evidence.units()))}, alwaysLarger);
                }
            }
        };
    }

    private Selection select(Plane[] families, IntPredicate alwaysLarger) {
        Rejection[] rejections = Stream.of(families)
                .map(plane -> criterion.correction().rejection(Family.of(plane, evidence.units()), criterion.alpha()))
                .toArray(Rejection[]::new);
        UnitMarks selected = new UnitMarks(evidence.units());
        UnitMarks testable = new UnitMarks(evidence.units());
        Tiles.forEach(0, evidence.units(), (from, to) -> {
            double[] values = new double[TILE];
            boolean[] rejected = new boolean[TILE];
            boolean[] tested = new boolean[TILE];
            for (int first = from; first < to; first += TILE) {
                int count = Math.min(TILE, to - first);
                Arrays.fill(rejected, true);
                Arrays.fill(tested, true);
                for (int c = 0; c < families.length; c++) {
                    families[c].read(first, values, count);
                    Rejection rejection = rejections[c];
                    for (int u = 0; u < count; u++) {
                        rejected[u] &= rejection.rejects(values[u]);
                        tested[u] &= !Double.isNaN(values[u]);
                    }
                }
                for (int u = 0; u < count; u++) {
                    if (tested[u]) {
                        testable.mark(first + u);
                    }
                    if (rejected[u] && tested[u] && alwaysLarger.test(first + u)) {
                        selected.mark(first + u);
                    }
                }
            }
        });
        BitSet selective = selected.toSet();
        selective.andNot(evidence.constant());
        return new Selection(selective, testable.toSet());
    }

    /** The largest adjusted p of every unit; NaN where one is. */
    void adjust(Plane qMax) {
        int units = evidence.units();
        try (ScratchMemory scratch = evidence.memory().scratch(Plane.bytes(1, units))) {
            Plane one = Plane.of(scratch, 0, units);
            switch (criterion.correction()) {
                case BH, BY, BONFERRONI, NONE -> {
                    criterion.correction().adjust(Family.of(p[0], units), qMax);
                    for (int c = 1; c < p.length; c++) {
                        criterion.correction().adjust(Family.of(p[c], units), one);
                        largest(new Plane[] {qMax, one}, qMax);
                    }
                }
                case CONJUNCTION -> criterion.correction().adjust(Family.of(largest(p, one), units), qMax);
            }
        }
    }

    /** Math.max keeps a NaN: one untestable contrast makes the unit untestable. */
    private Plane largest(Plane[] planes, Plane into) {
        Tiles.forEach(0, evidence.units(), (from, to) -> {
            double[] values = new double[TILE];
            double[] greatest = new double[TILE];
            for (int first = from; first < to; first += TILE) {
                int count = Math.min(TILE, to - first);
                Arrays.fill(greatest, 0);
                for (Plane plane : planes) {
                    plane.read(first, values, count);
                    for (int u = 0; u < count; u++) {
                        greatest[u] = Math.max(greatest[u], values[u]);
                    }
                }
                into.write(first, greatest, count);
            }
        });
        return into;
    }
}
