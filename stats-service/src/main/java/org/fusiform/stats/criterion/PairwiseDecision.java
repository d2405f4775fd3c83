package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.moments.ConditionMoments;

/** Which units a pairwise criterion selects, without the p and q that the decision does not need. */
final class PairwiseDecision {
    /** The sample is every 16th tile, of layers where that is enough to go by. */
    private static final int SAMPLED = 16;

    private static final int LEAST_SAMPLED = 128 * ConditionMoments.TILE;

    private final Pairwise criterion;
    private final Evidence evidence;
    private final PairwiseSweep sweep;

    PairwiseDecision(Pairwise criterion, Evidence evidence, PairwiseSweep sweep) {
        this.criterion = criterion;
        this.evidence = evidence;
        this.sweep = sweep;
    }

    /** One selection for each of the sweep's targets. */
    List<Selection> select() {
        try (ScratchMemory scratch = evidence.memory().scratch(Plane.bytes(sweep.families(), evidence.units()))) {
            return select(estimated(scratch), scratch)
                    .or(() -> select(new double[sweep.families()], scratch))
                    .orElseThrow();
        }
    }

    /**
     * For each family a p that is most likely rejected, by a sample of the units; 0 for none. Smaller ones need not be
     * known.
     */
    private double[] estimated(ScratchMemory scratch) {
        double[] certain = new double[sweep.families()];
        if (evidence.units() >= LEAST_SAMPLED) {
            Family[] families = families(new double[sweep.families()], scratch);
            sweep.decisiveP(SAMPLED, certain, (family, first, p, count) -> families[family].take(first, p, count));
            Arrays.setAll(
                    certain,
                    family -> families[family].rejection(criterion.correction()).limit() / 8);
        }
        return certain;
    }

    private Family[] families(double[] vague, ScratchMemory scratch) {
        Family[] families = new Family[sweep.families()];
        Arrays.setAll(
                families,
                family -> new Family(
                        evidence.units(),
                        criterion.alpha(),
                        vague[family],
                        Plane.of(scratch, family, evidence.units())));
        return families;
    }

    /** Empty where too many p were vague; never if none is. */
    private Optional<List<Selection>> select(double[] vague, ScratchMemory scratch) {
        Family[] families = families(vague, scratch);
        sweep.decisiveP(1, vague, (family, first, p, count) -> families[family].take(first, p, count));
        List<Optional<BitSet>> rejected = IntStream.range(0, families.length)
                .parallel()
                .mapToObj(family -> families[family].rejected(criterion.correction()))
                .toList();
        if (rejected.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Selection> selections = new ArrayList<>();
        for (int t = 0; t < sweep.targets(); t++) {
            BitSet testable = new BitSet(evidence.units());
            testable.set(0, evidence.units());
            sweep.familiesOf(t).forEach(family -> testable.andNot(families[family].untestable()));
            BitSet selected = (BitSet) testable.clone();
            sweep.familiesOf(t)
                    .forEach(family -> selected.and(rejected.get(family).orElseThrow()));
            selected.andNot(evidence.constant());
            selections.add(new Selection(sweep.keepLarger(t, selected), testable));
        }
        return Optional.of(selections);
    }
}
