package org.fusiform.stats.layer;

import java.util.BitSet;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.Summary;
import org.fusiform.stats.validation.Jackknife;
import org.fusiform.stats.validation.SplitHalf;

/**
 * What one analysis found in a layer for one target.
 *
 * @param selectedUnits indices of the selective units
 * @param testable units for which every contrast is testable
 * @param fraction selective units of all units
 * @param strengths over the selective units; null where none has a finite value
 * @param splitHalf null without folds
 * @param jackknife null without folds
 */
public record TargetFindings(
        BitSet selectedUnits,
        int testable,
        double fraction,
        Map<Measure, Summary> strengths,
        FeatureMaps maps,
        SplitHalf splitHalf,
        Jackknife jackknife) {

    public int selected() {
        return selectedUnits.cardinality();
    }

    /** Selective units of the testable ones; empty if none is testable. */
    public OptionalDouble fractionOfTestable() {
        return testable == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) selected() / testable);
    }
}
