package org.fusiform.stats.strength;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;

/** The strengths of the selective units of a layer for one target, in unit order. */
public final class SelectedStrengths {
    private final Map<Measure, double[]> values = new EnumMap<>(Measure.class);

    /** @param against the conditions that t_min ranges over */
    public SelectedStrengths(ConditionMoments moments, int target, int[] against, BitSet selected) {
        int total = selected.cardinality();
        for (Measure measure : Measure.values()) {
            values.put(measure, new double[total]);
        }
        MomentTile tile = new MomentTile(moments);
        Strengths strengths = new Strengths(target, moments.conditions(), against, tile.capacity());
        int filled = 0;
        int unit = selected.nextSetBit(0);
        while (unit >= 0) {
            tile.load(unit - unit % tile.capacity());
            strengths.compute(tile);
            int end = tile.first() + tile.count();
            for (; unit >= 0 && unit < end; unit = selected.nextSetBit(unit + 1)) {
                for (Measure measure : Measure.values()) {
                    values.get(measure)[filled] = strengths.of(measure)[unit - tile.first()];
                }
                filled++;
            }
        }
    }

    /** Summaries by measure; null where no selective unit has a finite value. */
    public Map<Measure, Summary> summaries() {
        Map<Measure, Summary> summaries = new EnumMap<>(Measure.class);
        values.forEach((measure, each) -> summaries.put(measure, Summary.of(each)));
        return summaries;
    }

    /** The mean of the finite values, or empty without one. */
    public OptionalDouble mean(Measure measure) {
        return Arrays.stream(values.get(measure)).filter(Double::isFinite).average();
    }
}
