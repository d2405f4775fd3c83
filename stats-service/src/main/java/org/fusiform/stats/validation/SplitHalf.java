package org.fusiform.stats.validation;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.strength.SelectedStrengths;

/**
 * Localised on even folds and, independently, on odd folds.
 *
 * @param dice 2|A∩B|/(|A| + |B|) of the two selections; empty if both are, 0 if one is
 * @param dprime mean d′ on one half of the units selected on the other, mean of the directions that are defined
 */
public record SplitHalf(OptionalDouble dice, OptionalDouble dprime) {

    static SplitHalf of(
            Localisation even,
            ConditionMoments evenMoments,
            Localisation odd,
            ConditionMoments oddMoments,
            int target) {
        DoubleStream directions = Stream.of(
                        SelectedStrengths.meanDprime(oddMoments, target, even.selected()),
                        SelectedStrengths.meanDprime(evenMoments, target, odd.selected()))
                .flatMapToDouble(OptionalDouble::stream);
        return new SplitHalf(dice(even.selected(), odd.selected()), directions.average());
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
