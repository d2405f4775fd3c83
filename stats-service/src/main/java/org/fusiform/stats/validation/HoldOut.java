package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.criterion.Selection;
import org.fusiform.stats.strength.MeanDprime;

/**
 * What repeating the localizer on subsets of the folds tells.
 *
 * @param halves agreement of the even and the odd folds, one per target
 * @param jackknife leave-one-fold-out replicates, one set per target
 */
public record HoldOut(List<SplitHalf> halves, List<Jackknife> jackknife) {

    /** @param evidence of the stimuli in a subset of the folds */
    public static HoldOut of(
            Function<FoldSubset, Evidence> evidence, Criterion criterion, int[] targets, LayerShape shape, int folds) {
        List<Evidence> subsets =
                FoldSubset.holdOut(folds).stream().map(evidence).toList();
        List<List<BitSet>> selected = subsets.stream()
                .map(subset -> criterion.select(subset, targets, null).stream()
                        .map(Selection::selected)
                        .toList())
                .toList();
        List<MeanDprime.Question> questions = new ArrayList<>();
        for (int subset = 0; subset < subsets.size(); subset++) {
            questions.add(new MeanDprime.Question(subsets.get(subset).moments(), selected.get(subset)));
        }
        // Each half's units on the other half.
        questions.add(new MeanDprime.Question(subsets.get(1).moments(), selected.get(0)));
        questions.add(new MeanDprime.Question(subsets.get(0).moments(), selected.get(1)));
        List<List<OptionalDouble>> dprime = MeanDprime.of(targets, questions);

        List<SplitHalf> halves = SplitHalf.of(
                selected.get(0), selected.get(1), dprime.get(subsets.size()), dprime.get(subsets.size() + 1));
        List<List<Localisation>> withoutFold = IntStream.range(2, subsets.size())
                .mapToObj(subset -> Localisation.of(selected.get(subset), dprime.get(subset), shape))
                .toList();
        List<Jackknife> jackknife = IntStream.range(0, targets.length)
                .mapToObj(t -> Jackknife.of(
                        withoutFold.stream().map(each -> each.get(t)).toList()))
                .toList();
        return new HoldOut(halves, jackknife);
    }
}
