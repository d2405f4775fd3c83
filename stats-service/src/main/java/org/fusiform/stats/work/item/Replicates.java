package org.fusiform.stats.work.item;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.layer.AnalysisFindings;
import org.fusiform.stats.validation.Jackknife;

/**
 * The leave-one-fold-out replicates of one analysis of a layer, as they are stored for comparisons between models.
 *
 * @param targets by name; none without hold-out
 */
record Replicates(Map<String, OfTarget> targets) {
    /** One value per fold; null where undefined. */
    record OfTarget(List<Double> fraction, List<Double> dprime, List<Double> evenness) {}

    static Replicates of(AnalysisFindings findings) {
        Map<String, OfTarget> targets = new LinkedHashMap<>();
        findings.targets().forEach((name, target) -> {
            Jackknife jackknife = target.jackknife();
            if (jackknife != null) {
                targets.put(
                        name,
                        new OfTarget(
                                defined(jackknife.fraction()),
                                defined(jackknife.dprime()),
                                defined(jackknife.evenness())));
            }
        });
        return new Replicates(targets);
    }

    private static List<Double> defined(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isFinite(value) ? value : null)
                .toList();
    }
}
