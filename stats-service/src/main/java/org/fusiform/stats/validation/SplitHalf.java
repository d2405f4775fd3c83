package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.strength.MeanDprime;

/**
 * Localised on even folds and, independently, on odd folds.
 *
 * @param dice 2|A∩B|/(|A| + |B|) of the two selections; empty if both are, 0 if one is
 * @param dprime mean d′ on one half of the units selected on the other, mean of the directions that are defined
 */
public record SplitHalf(OptionalDouble dice, OptionalDouble dprime) {

    static List<SplitHalf> of(
            ConditionMoments evenMoments,
            List<Localisation> even,
            ConditionMoments oddMoments,
            List<Localisation> odd,
            int[] targets) {
        List<OptionalDouble> evenOnOdd = MeanDprime.of(oddMoments, targets, selected(even));
        List<OptionalDouble> oddOnEven = MeanDprime.of(evenMoments, targets, selected(odd));
        List<SplitHalf> halves = new ArrayList<>();
        for (int t = 0; t < targets.length; t++) {
            DoubleStream directions =
                    Stream.of(evenOnOdd.get(t), oddOnEven.get(t)).flatMapToDouble(OptionalDouble::stream);
            halves.add(new SplitHalf(dice(even.get(t).selected(), odd.get(t).selected()), directions.average()));
        }
        return halves;
    }

    private static List<BitSet> selected(List<Localisation> half) {
        return half.stream().map(Localisation::selected).toList();
    }

    static OptionalDouble dice(BitSet a, BitSet b) {
        int sum = a.cardinality() + b.cardinality();
        if (sum == 0) {
            return OptionalDouble.empty();
        }
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return OptionalDouble.of(2.0 * both.cardinality() / sum);
    }
}
