package org.fusiform.stats.validation;

import java.util.BitSet;
import java.util.OptionalDouble;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.strength.SelectedStrengths;

/**
 * One run of the localizer on a subset of the stimuli.
 *
 * @param fraction selective units of all units
 * @param dprime mean over the selective units, empty without any
 */
record Localisation(BitSet selected, double fraction, OptionalDouble dprime, OptionalDouble evenness) {

    static Localisation run(Evidence subset, Criterion criterion, int target, LayerShape shape) {
        BitSet selected =
                criterion.select(subset, target, Criterion.Depth.DECISION).selected();
        return new Localisation(
                selected,
                (double) selected.cardinality() / shape.units(),
                SelectedStrengths.meanDprime(subset.moments(), target, selected),
                FeatureMaps.of(selected, shape).evenness());
    }
}
