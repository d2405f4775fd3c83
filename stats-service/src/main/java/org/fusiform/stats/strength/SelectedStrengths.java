package org.fusiform.stats.strength;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;

/** The strengths of the selective units of a layer for one target, in unit order. */
public final class SelectedStrengths {
    private final Map<Measure, double[]> values = new EnumMap<>(Measure.class);

    private SelectedStrengths(Set<Measure> measures, int units) {
        measures.forEach(measure -> values.put(measure, new double[units]));
    }

    /** @param against the conditions that t_min ranges over */
    public static SelectedStrengths of(ConditionMoments moments, int target, int[] against, BitSet selected) {
        SelectedStrengths all = new SelectedStrengths(EnumSet.allOf(Measure.class), selected.cardinality());
        Strengths strengths = new Strengths(target, moments.conditions(), against, ConditionMoments.TILE);
        all.collect(moments, selected, strengths, strengths::compute);
        return all;
    }

    /** Mean d′ over the units given whose d′ is finite; empty without one. */
    public static OptionalDouble meanDprime(ConditionMoments moments, int target, BitSet units) {
        SelectedStrengths dprime = new SelectedStrengths(EnumSet.of(Measure.DPRIME), units.cardinality());
        Strengths strengths = new Strengths(target, moments.conditions(), new int[0], ConditionMoments.TILE);
        dprime.collect(moments, units, strengths, strengths::computeDprime);
        return Arrays.stream(dprime.values.get(Measure.DPRIME))
                .filter(Double::isFinite)
                .average();
    }

    /** Visits only the tiles that hold selected units. */
    private void collect(ConditionMoments moments, BitSet selected, Strengths strengths, Consumer<MomentTile> compute) {
        MomentTile tile = new MomentTile(moments);
        int filled = 0;
        int unit = selected.nextSetBit(0);
        while (unit >= 0) {
            tile.load(unit - unit % tile.capacity());
            compute.accept(tile);
            int end = tile.first() + tile.count();
            for (; unit >= 0 && unit < end; unit = selected.nextSetBit(unit + 1)) {
                int at = filled++;
                int within = unit - tile.first();
                values.forEach((measure, each) -> each[at] = strengths.of(measure)[within]);
            }
        }
    }

    /** Summaries by measure; null where no selective unit has a finite value. */
    public Map<Measure, Summary> summaries() {
        Map<Measure, Summary> summaries = new EnumMap<>(Measure.class);
        values.forEach((measure, each) -> summaries.put(measure, Summary.of(each)));
        return summaries;
    }
}
