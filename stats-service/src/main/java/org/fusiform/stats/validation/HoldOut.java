package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;

/** Repeats the localizer on subsets of the folds. */
public final class HoldOut {
    private final Function<FoldSubset, Evidence> evidence;
    private final Criterion criterion;
    private final int[] targets;
    private final LayerShape shape;

    /** @param evidence of the stimuli in a subset of the folds */
    public HoldOut(Function<FoldSubset, Evidence> evidence, Criterion criterion, int[] targets, LayerShape shape) {
        this.evidence = evidence;
        this.criterion = criterion;
        this.targets = targets;
        this.shape = shape;
    }

    /** Agreement of the halves, one per target. */
    public List<SplitHalf> splitHalf() {
        Evidence even = evidence.apply(new FoldSubset.Half(0));
        Evidence odd = evidence.apply(new FoldSubset.Half(1));
        return SplitHalf.of(even.moments(), localise(even), odd.moments(), localise(odd), targets);
    }

    /** Leave-one-fold-out replicates, one set per target. */
    public List<Jackknife> jackknife(int folds) {
        List<List<Localisation>> replicates = new ArrayList<>();
        IntStream.of(targets).forEach(target -> replicates.add(new ArrayList<>()));
        for (int fold = 0; fold < folds; fold++) {
            List<Localisation> without = localise(evidence.apply(new FoldSubset.Without(fold)));
            for (int t = 0; t < targets.length; t++) {
                replicates.get(t).add(without.get(t));
            }
        }
        return replicates.stream().map(Jackknife::of).toList();
    }

    private List<Localisation> localise(Evidence subset) {
        return Localisation.run(subset, criterion, targets, shape);
    }
}
