package org.fusiform.stats.strength;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;

/** The strengths of the selective units of a layer for one target, in unit order. */
public final class SelectedStrengths {
    private final BitSet selected;
    private final Map<Measure, double[]> values = new EnumMap<>(Measure.class);

    /** @param against the conditions that t_min ranges over */
    public SelectedStrengths(ConditionMoments moments, int target, int[] against, BitSet selected) {
        this.selected = selected;
        for (Measure measure : Measure.values()) {
            values.put(measure, new double[selected.cardinality()]);
        }
        Strengths strengths = new Strengths(target, moments.conditions(), against, ConditionMoments.TILE);
        MomentTile tile = new MomentTile(moments);
        int filled = 0;
        int unit = selected.nextSetBit(0);
        while (unit >= 0) {
            // Only the tiles that hold selected units are visited.
            tile.load(unit - unit % tile.capacity());
            strengths.compute(tile);
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

    /** Up to {@code most} of the units, those of the largest d′ first and equal ones in the order of the layer. */
    public StrongestUnits strongest(int most) {
        double[] dprime = values.get(Measure.DPRIME);
        int[] units = selected.stream().toArray();
        return StrongestUnits.of(units, dprime, most);
    }

    /**
     * The selective units of the largest d′.
     *
     * @param units indices in the layer, the strongest first
     */
    public record StrongestUnits(int[] units, double[] dprime) {
        static StrongestUnits of(int[] units, double[] dprime, int most) {
            // The weakest of those kept is on top; undefined d′ counts as weakest, among equals the later unit does.
            PriorityQueue<Integer> kept =
                    new PriorityQueue<>(Comparator.<Integer>comparingDouble(i -> strength(dprime[i]))
                            .thenComparing(Comparator.reverseOrder()));
            for (int i = 0; i < units.length; i++) {
                kept.add(i);
                if (kept.size() > most) {
                    kept.poll();
                }
            }
            StrongestUnits strongest = new StrongestUnits(new int[kept.size()], new double[kept.size()]);
            for (int place = kept.size() - 1; place >= 0; place--) {
                int weakest = kept.poll();
                strongest.units[place] = units[weakest];
                strongest.dprime[place] = dprime[weakest];
            }
            return strongest;
        }

        private static double strength(double dprime) {
            return Double.isNaN(dprime) ? Double.NEGATIVE_INFINITY : dprime;
        }
    }
}
