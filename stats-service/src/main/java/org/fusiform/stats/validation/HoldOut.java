package org.fusiform.stats.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.ConditionMoments;

/** Repeats the localizer on subsets of the folds. Subsets merge the moments of the cells they keep. */
public final class HoldOut {
    private final CellMoments cells;
    private final int assignment;
    private final int folds;
    private final List<String> conditions;
    private final Criterion criterion;
    private final LayerShape shape;
    private final BitSet constant;
    private final Path scratchDirectory;

    /** @param assignment which of the cells' fold assignments, with {@code folds} folds, to use */
    public HoldOut(
            CellMoments cells,
            int assignment,
            int folds,
            Evidence whole,
            Criterion criterion,
            LayerShape shape,
            Path scratchDirectory) {
        this.cells = cells;
        this.assignment = assignment;
        this.folds = folds;
        this.conditions = whole.conditions();
        this.constant = whole.constant();
        this.criterion = criterion;
        this.shape = shape;
        this.scratchDirectory = scratchDirectory;
    }

    /** Agreement of the halves, one per target. */
    public List<SplitHalf> splitHalf(int[] targets) {
        try (ConditionMoments even = moments(fold -> fold % 2 == 0);
                ConditionMoments odd = moments(fold -> fold % 2 == 1)) {
            return IntStream.of(targets)
                    .mapToObj(target -> SplitHalf.of(localise(even, target), even, localise(odd, target), odd, target))
                    .toList();
        }
    }

    /** Leave-one-fold-out replicates, one set per target. */
    public List<Jackknife> jackknife(int[] targets) {
        List<List<Localisation>> replicates = new ArrayList<>();
        IntStream.of(targets).forEach(target -> replicates.add(new ArrayList<>()));
        for (int left = 0; left < folds; left++) {
            int without = left;
            try (ConditionMoments moments = moments(fold -> fold != without)) {
                for (int t = 0; t < targets.length; t++) {
                    replicates.get(t).add(localise(moments, targets[t]));
                }
            }
        }
        return replicates.stream().map(Jackknife::of).toList();
    }

    private ConditionMoments moments(IntPredicate keepFold) {
        return ConditionMoments.merge(
                cells,
                conditions.size(),
                cell -> keepFold.test(cells.cells().folds()[cell][assignment]),
                scratchDirectory);
    }

    private Localisation localise(ConditionMoments moments, int target) {
        return Localisation.run(new Evidence(moments, conditions, constant), criterion, target, shape);
    }
}
