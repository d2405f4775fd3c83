package org.fusiform.stats.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.fusiform.stats.activation.LayerShape;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.strength.MeanDprime;

/**
 * One run of the localizer on a subset of the stimuli, for one target.
 *
 * @param fraction selective units of all units
 * @param dprime mean over the selective units, empty without any
 */
record Localisation(BitSet selected, double fraction, OptionalDouble dprime, OptionalDouble evenness) {

    /** @param dprime as {@link MeanDprime} found it, one per target like the others */
    static List<Localisation> of(List<BitSet> selected, List<OptionalDouble> dprime, LayerShape shape) {
        List<Localisation> localisations = new ArrayList<>();
        for (int t = 0; t < selected.size(); t++) {
            BitSet units = selected.get(t);
            localisations.add(new Localisation(
                    units,
                    (double) units.cardinality() / shape.units(),
                    dprime.get(t),
                    FeatureMaps.of(units, shape).evenness()));
        }
        return localisations;
    }
}
