package org.fusiform.stats.criterion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.contrast.TTest;

/**
 * A unit is selective if its t-test against every chosen condition rejects after correction, with the target's mean the
 * larger. The family of a correction is the testable units of the layer, per contrast and target.
 */
public record Pairwise(
        String name, TTest test, boolean twoSided, double alpha, Correction correction, Contrasts contrasts)
        implements Criterion {
    public Pairwise {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha: " + alpha + " is not between 0 and 1");
        }
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("alpha", alpha);
        parameters.put("correction", correction.text());
        parameters.put("contrasts", contrasts.text());
        return parameters;
    }

    @Override
    public Selection select(Evidence evidence, int target, Depth depth) {
        PairwiseTests tests = new PairwiseTests(evidence, this, target, depth);
        double[] qMax = new double[evidence.units()];
        for (int other : contrasts.against(target, evidence.conditions())) {
            double[] q = tests.pValues(other);
            if (correction != Correction.CONJUNCTION) {
                correction.adjust(q);
            }
            // Math.max keeps a NaN: one untestable contrast makes the unit untestable.
            Arrays.setAll(qMax, u -> Math.max(qMax[u], q[u]));
        }
        if (correction == Correction.CONJUNCTION) {
            correction.adjust(qMax);
        }
        return decide(qMax, tests, evidence.constant(), depth);
    }

    private Selection decide(double[] qMax, PairwiseTests tests, BitSet constant, Depth depth) {
        BitSet selected = new BitSet(qMax.length);
        BitSet testable = new BitSet(qMax.length);
        for (int u = 0; u < qMax.length; u++) {
            testable.set(u, !Double.isNaN(qMax[u]));
            selected.set(u, qMax[u] <= alpha && tests.alwaysLarger(u));
        }
        selected.andNot(constant);
        return new Selection(
                selected,
                testable,
                switch (depth) {
                    case EVERY_Q -> qMax;
                    case DECISION -> null;
                });
    }
}
