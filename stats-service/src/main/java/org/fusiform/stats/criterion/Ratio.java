package org.fusiform.stats.criterion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/** m_k > 0 and m_k ≥ threshold · m_j for every chosen j. The mask-2x of jsputils. */
public record Ratio(String name, double threshold, Contrasts contrasts) implements Criterion {
    public Ratio {
        if (!(threshold > 0 && Double.isFinite(threshold))) {
            throw new IllegalArgumentException("threshold: " + threshold + " is not a positive number");
        }
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("threshold", threshold);
        parameters.put("contrasts", contrasts.text());
        return parameters;
    }

    @Override
    public int leastStimuli() {
        return 1;
    }

    @Override
    public boolean tests() {
        return false;
    }

    @Override
    public List<Selection> select(Evidence evidence, int[] targets, Plane[] qMax) {
        return IntStream.of(targets)
                .mapToObj(target ->
                        Selection.amongVarying(passing(evidence, target).toSet(), evidence))
                .toList();
    }

    private UnitMarks passing(Evidence evidence, int target) {
        int[] others = contrasts.against(target, evidence.conditions());
        UnitMarks passing = new UnitMarks(evidence.units());
        Tiles.forEach(0, evidence.units(), (from, to) -> {
            MomentTile tile = new MomentTile(evidence.moments());
            for (int first = from; first < to; first += tile.count()) {
                tile.load(first);
                for (int u = 0; u < tile.count(); u++) {
                    if (passes(tile, target, others, u)) {
                        passing.mark(first + u);
                    }
                }
            }
        });
        return passing;
    }

    private boolean passes(MomentTile tile, int target, int[] others, int u) {
        double own = tile.mean(target)[u];
        boolean passes = own > 0;
        for (int other : others) {
            passes &= own >= threshold * tile.mean(other)[u];
        }
        return passes;
    }
}
