package org.fusiform.stats.layer;

import java.util.BitSet;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.SelectedStrengths.StrongestUnits;
import org.fusiform.stats.strength.Summary;
import org.fusiform.stats.validation.Jackknife;
import org.fusiform.stats.validation.PermutationNull;
import org.fusiform.stats.validation.SplitHalf;

/**
 * What one analysis found in a layer for one target.
 *
 * @param selectedUnits indices of the selective units
 * @param testable units for which every contrast is testable
 * @param fraction selective units of all units
 * @param strengths over the selective units; null where none has a finite value
 * @param strongest of the selective units, those whose responses are kept
 * @param splitHalf null without folds
 * @param jackknife null without folds
 * @param permuted null where no shuffles were asked for
 */
public record TargetFindings(
        BitSet selectedUnits,
        int testable,
        double fraction,
        Map<Measure, Summary> strengths,
        StrongestUnits strongest,
        FeatureMaps maps,
        SplitHalf splitHalf,
        Jackknife jackknife,
        PermutationNull permuted) {

    TargetFindings with(PermutationNull permuted) {
        return new TargetFindings(
                selectedUnits, testable, fraction, strengths, strongest, maps, splitHalf, jackknife, permuted);
    }

    public int selected() {
        return selectedUnits.cardinality();
    }

    /** Selective units of the testable ones; empty if none is testable. */
    public OptionalDouble fractionOfTestable() {
        return testable == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) selected() / testable);
    }
}
