package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/**
 * The target has the strictly largest mean, and two-sided Mann–Whitney p &lt; α against every chosen condition, without a
 * correction for testing many units. Baek et al. 2021.
 */
public record RankSum(String name, double alpha, Contrasts contrasts) implements Criterion {
    public RankSum {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha: " + alpha + " is not between 0 and 1");
        }
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("alpha", alpha);
        parameters.put("contrasts", contrasts.text());
        return parameters;
    }

    /** Even complete separation of 8 from 7 has p &gt; 0.001. */
    @Override
    public int leastStimuli() {
        return 8;
    }

    @Override
    public boolean tests() {
        return true;
    }

    /** What has to be asked of the activations of some stimuli before {@link #select} can decide from the answer. */
    public RankSums.Question question(int[] conditionOf, List<String> conditions, int[] targets, boolean everyP) {
        int[][] against = new int[targets.length][];
        for (int t = 0; t < targets.length; t++) {
            against[t] = contrasts.against(targets[t], conditions);
        }
        return new RankSums.Question(conditionOf, conditions.size(), targets, against, alpha, everyP);
    }

    @Override
    public List<Selection> select(Evidence evidence, int[] targets, Plane[] qMax) {
        List<Selection> selections = new ArrayList<>();
        for (int t = 0; t < targets.length; t++) {
            UnitMarks significant = evidence.ranks().significant()[t];
            selections.add(Selection.amongVarying(
                    largest(evidence, targets[t], significant).toSet(), evidence));
            if (qMax != null) {
                copy(evidence.ranks().largestP()[t], qMax[t], evidence.units());
            }
        }
        return selections;
    }

    private UnitMarks largest(Evidence evidence, int target, UnitMarks significant) {
        int[] others = contrasts.against(target, evidence.conditions());
        UnitMarks largest = new UnitMarks(evidence.units());
        Tiles.forEach(0, evidence.units(), (from, to) -> {
            MomentTile tile = new MomentTile(evidence.moments());
            for (int first = from; first < to; first += tile.count()) {
                tile.load(first);
                for (int u = 0; u < tile.count(); u++) {
                    if (significant.marked(first + u) && above(tile, target, others, u)) {
                        largest.mark(first + u);
                    }
                }
            }
        });
        return largest;
    }

    private static boolean above(MomentTile tile, int target, int[] others, int u) {
        boolean above = true;
        for (int other : others) {
            above &= tile.mean(target)[u] > tile.mean(other)[u];
        }
        return above;
    }

    private static void copy(Plane from, Plane to, int units) {
        Tiles.forEach(0, units, (first, end) -> {
            double[] values = new double[ConditionMoments.TILE];
            for (int at = first; at < end; at += values.length) {
                int count = Math.min(values.length, end - at);
                from.read(at, values, count);
                to.write(at, values, count);
            }
        });
    }
}
