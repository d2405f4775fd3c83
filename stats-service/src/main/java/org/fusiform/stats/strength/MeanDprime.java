package org.fusiform.stats.strength;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;

/** Mean d′ of chosen units, for several targets from one sweep over the moments. */
public final class MeanDprime {
    private MeanDprime() {}

    /**
     * For each target the mean over its units whose d′ is finite; empty without one.
     *
     * @param units for each target those to average over
     */
    public static List<OptionalDouble> of(ConditionMoments moments, int[] targets, List<BitSet> units) {
        double[][] values = new double[targets.length][];
        int[][] places = new int[targets.length][];
        BitSet any = new BitSet();
        for (int t = 0; t < targets.length; t++) {
            values[t] = new double[units.get(t).cardinality()];
            places[t] = places(units.get(t), moments.units());
            any.or(units.get(t));
        }
        Tiles.forEach(0, moments.units(), (from, to) -> {
            MomentTile tile = new MomentTile(moments);
            Strengths[] strengths = new Strengths[targets.length];
            Arrays.setAll(strengths, t -> new Strengths(targets[t], moments.conditions(), new int[0], tile.capacity()));
            for (int first = from; first < to; first += tile.capacity()) {
                int next = any.nextSetBit(first);
                if (next >= 0 && next < Math.min(to, first + tile.capacity())) {
                    tile.load(first);
                    for (int t = 0; t < targets.length; t++) {
                        collect(tile, strengths[t], units.get(t), values[t], places[t]);
                    }
                }
            }
        });
        List<OptionalDouble> means = new ArrayList<>();
        for (double[] each : values) {
            means.add(Arrays.stream(each).filter(Double::isFinite).average());
        }
        return means;
    }

    /** Where the values of each tile's units begin: all in the order of the units, whatever thread gets there first. */
    private static int[] places(BitSet units, int count) {
        int[] places = new int[Math.ceilDiv(count, ConditionMoments.TILE) + 1];
        units.stream().forEach(unit -> places[unit / ConditionMoments.TILE + 1]++);
        Arrays.parallelPrefix(places, Integer::sum);
        return places;
    }

    private static void collect(MomentTile tile, Strengths strengths, BitSet units, double[] values, int[] places) {
        int end = tile.first() + tile.count();
        int unit = units.nextSetBit(tile.first());
        if (unit < 0 || unit >= end) {
            return;
        }
        strengths.computeDprime(tile);
        int at = places[tile.first() / ConditionMoments.TILE];
        for (; unit >= 0 && unit < end; unit = units.nextSetBit(unit + 1)) {
            values[at++] = strengths.of(Measure.DPRIME)[unit - tile.first()];
        }
    }
}
