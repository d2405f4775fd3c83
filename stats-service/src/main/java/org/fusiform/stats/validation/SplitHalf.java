package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Localised on even folds and, independently, on odd folds.
 *
 * @param dice 2|A∩B|/(|A| + |B|) of the two selections; empty if both are, 0 if one is
 * @param dprime mean d′ on one half of the units selected on the other, mean of the directions that are defined
 */
public record SplitHalf(OptionalDouble dice, OptionalDouble dprime) {

    /**
     * One per target.
     *
     * @param evenOnOdd mean d′ on the odd folds of the units selected on the even ones
     * @param oddOnEven the other way round
     */
    static List<SplitHalf> of(
            List<BitSet> even, List<BitSet> odd, List<OptionalDouble> evenOnOdd, List<OptionalDouble> oddOnEven) {
        List<SplitHalf> halves = new ArrayList<>();
        for (int t = 0; t < even.size(); t++) {
            DoubleStream directions =
                    Stream.of(evenOnOdd.get(t), oddOnEven.get(t)).flatMapToDouble(OptionalDouble::stream);
            halves.add(new SplitHalf(dice(even.get(t), odd.get(t)), directions.average()));
        }
        return halves;
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
