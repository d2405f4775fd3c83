package org.fusiform.stats.criterion;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.moments.MomentTile;

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
    public Selection select(Evidence evidence, int target, Depth depth) {
        int[] others = contrasts.against(target, evidence.conditions());
        MomentTile tile = new MomentTile(evidence.moments());
        BitSet selected = new BitSet(evidence.units());
        for (int first = 0; tile.load(first); first += tile.count()) {
            for (int u = 0; u < tile.count(); u++) {
                selected.set(first + u, passes(tile, target, others, u));
            }
        }
        return amongVarying(selected, evidence);
    }

    private boolean passes(MomentTile tile, int target, int[] others, int u) {
        double own = tile.mean(target)[u];
        boolean passes = own > 0;
        for (int other : others) {
            passes &= own >= threshold * tile.mean(other)[u];
        }
        return passes;
    }

    /** The selection of a criterion that has no tests: every unit that is not constant counts as testable. */
    static Selection amongVarying(BitSet selected, Evidence evidence) {
        BitSet testable = new BitSet(evidence.units());
        testable.set(0, evidence.units());
        testable.andNot(evidence.constant());
        selected.and(testable);
        return new Selection(selected, testable, null);
    }
}
