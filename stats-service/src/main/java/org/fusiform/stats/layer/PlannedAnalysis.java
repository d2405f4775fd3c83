package org.fusiform.stats.layer;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.RankSum;
import org.fusiform.stats.criterion.RankSums;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.validation.FoldSubset;

/**
 * An analysis in terms of the design of the stimuli.
 *
 * @param index among the analyses of the layer
 * @param targets their conditions
 * @param subsets of the stimuli that the localizer runs on, the whole set first
 */
record PlannedAnalysis(
        int index, AnalysisSpec spec, StimulusDesign design, int[] targets, Cells cells, List<FoldSubset> subsets) {

    /** Asks now, before hours of reading, whether every target and contrast exists and the criterion can be met. */
    static PlannedAnalysis of(int index, AnalysisSpec spec, StimulusDesign design) {
        int[] targets = spec.targets().stream().mapToInt(design::indexOf).toArray();
        for (int target : targets) {
            spec.criterion().contrasts().against(target, design.conditions());
        }
        requireEnough(spec.criterion(), design);
        List<FoldSubset> subsets = new ArrayList<>(List.of(new FoldSubset.Whole()));
        if (spec.folds() == null) {
            return new PlannedAnalysis(index, spec, design, targets, Cells.of(design.conditionOf()), subsets);
        }
        int[] foldOf = spec.folds().ofStimulus();
        if (foldOf.length != design.stimuli()) {
            throw new IllegalArgumentException(
                    "folds: dealt for " + foldOf.length + " stimuli, the set has " + design.stimuli());
        }
        subsets.addAll(FoldSubset.holdOut(spec.folds().count()));
        return new PlannedAnalysis(index, spec, design, targets, Cells.of(design.conditionOf(), foldOf), subsets);
    }

    private static void requireEnough(Criterion criterion, StimulusDesign design) {
        for (int condition = 0; condition < design.conditions().size(); condition++) {
            if (design.size(condition) < criterion.leastStimuli()) {
                throw new IllegalArgumentException("criterion: " + criterion.name() + " needs at least "
                        + criterion.leastStimuli() + " stimuli of every condition to select anything, and "
                        + design.conditions().get(condition) + " has " + design.size(condition)
                        + "; add stimuli or choose another criterion");
            }
        }
    }

    /** Whether a further pass over the activations follows the first. */
    boolean readsAgain() {
        return spec.rdm() != null
                || spec.shuffles() != null
                || spec.targets().stream().anyMatch(target -> spec.artifacts().responses(target) != null);
    }

    int[] against(int t) {
        return spec.criterion().contrasts().against(targets[t], design.conditions());
    }

    /** What has to be asked of the ranks, a question per subset; empty for a criterion that goes by moments alone. */
    List<RankSums.Question> rankQuestions() {
        List<RankSums.Question> questions = new ArrayList<>();
        if (spec.criterion() instanceof RankSum rankSum) {
            for (FoldSubset subset : subsets) {
                boolean everyP =
                        subset instanceof FoldSubset.Whole && spec.artifacts().unitTable() != null;
                questions.add(rankSum.question(conditionsWithin(subset), design.conditions(), targets, everyP));
            }
        }
        return questions;
    }

    /** Condition of each stimulus of a subset, −1 for the others. */
    private int[] conditionsWithin(FoldSubset subset) {
        int[] within = design.conditionOf().clone();
        for (int s = 0; s < within.length && spec.folds() != null; s++) {
            within[s] = subset.keeps(spec.folds().ofStimulus()[s]) ? within[s] : -1;
        }
        return within;
    }
}
