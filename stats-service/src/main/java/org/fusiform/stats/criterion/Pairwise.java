package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.contrast.Contrasts;
import org.fusiform.stats.contrast.TwoSampleT;

/**
 * A unit is selective if its t-test against every chosen condition rejects after correction, with the target's mean the
 * larger. The family of a correction is the testable units of the layer, per contrast and target.
 */
public record Pairwise(
        String name, TwoSampleT test, boolean twoSided, double alpha, Correction correction, Contrasts contrasts)
        implements Criterion {
    /** Planes of p-values that a sweep over the moments fills: more targets take another sweep. */
    private static final int PLANES_PER_SWEEP = 20;

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
    public int leastStimuli() {
        return 1;
    }

    @Override
    public boolean tests() {
        return true;
    }

    @Override
    public List<Selection> select(Evidence evidence, int[] targets, Plane[] qMax) {
        int together =
                Math.max(1, PLANES_PER_SWEEP / Math.max(1, evidence.conditions().size() - 1));
        List<Selection> selections = new ArrayList<>();
        for (int from = 0; from < targets.length; from += together) {
            int to = Math.min(targets.length, from + together);
            selections.addAll(sweep(
                    evidence,
                    Arrays.copyOfRange(targets, from, to),
                    qMax == null ? null : Arrays.copyOfRange(qMax, from, to)));
        }
        return selections;
    }

    private List<Selection> sweep(Evidence evidence, int[] targets, Plane[] qMax) {
        int[][] against = IntStream.of(targets)
                .mapToObj(target -> contrasts.against(target, evidence.conditions()))
                .toArray(int[][]::new);
        PairwiseSweep sweep = new PairwiseSweep(this, evidence.moments(), targets, against);
        return qMax == null
                ? new PairwiseDecision(this, evidence, sweep).select()
                : new PairwiseAdjustment(this, evidence, sweep).select(qMax);
    }
}
