package org.fusiform.stats.work.item;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.result.Holdout;
import org.fusiform.contracts.result.LabelPermutation;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.MapDistribution;
import org.fusiform.contracts.result.StrengthSummaries;
import org.fusiform.contracts.result.StrengthSummary;
import org.fusiform.contracts.result.TargetResult;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.layer.LayerFindings;
import org.fusiform.stats.layer.TargetFindings;
import org.fusiform.stats.strength.Measure;
import org.fusiform.stats.strength.Summary;
import org.fusiform.stats.validation.Jackknife;
import org.fusiform.stats.validation.PermutationNull;
import org.fusiform.stats.validation.SplitHalf;

/** The domain's findings as the result document has them: every number finite, or null. */
final class LayerResults {
    private LayerResults() {}

    static LayerResult of(PlannedLayer layer, LayerFindings findings, int analysis) {
        Map<String, TargetResult> targets = new LinkedHashMap<>();
        findings.analyses().get(analysis).targets().forEach((name, target) -> targets.put(name, target(target)));
        return new LayerResult(
                layer.layer(), layer.stage(), layer.shape(), findings.units(), findings.constant(), targets);
    }

    private static TargetResult target(TargetFindings target) {
        Jackknife jackknife = target.jackknife();
        return new TargetResult(
                target.selected(),
                target.fraction(),
                jackknife == null ? null : orNull(jackknife.fractionSe()),
                target.testable(),
                orNull(target.fractionOfTestable()),
                new StrengthSummaries(
                        strength(target, Measure.DPRIME),
                        strength(target, Measure.DPRIME_MIN),
                        strength(target, Measure.INDEX),
                        strength(target, Measure.T_MIN)),
                jackknife == null ? null : orNull(jackknife.dprimeSe()),
                maps(target.maps()),
                jackknife == null ? null : orNull(jackknife.evennessSe()),
                holdout(target.splitHalf()),
                permutation(target));
    }

    private static StrengthSummary strength(TargetFindings target, Measure measure) {
        Summary summary = target.strengths().get(measure);
        return summary == null
                ? new StrengthSummary(null, null, null, null, target.selected())
                : new StrengthSummary(summary.mean(), summary.median(), summary.q1(), summary.q3(), summary.leftOut());
    }

    private static MapDistribution maps(FeatureMaps maps) {
        return new MapDistribution(
                maps.coverage(),
                orNull(maps.evenness()),
                orNull(maps.effectiveMaps()),
                orNull(maps.gini()),
                Arrays.stream(maps.perMap()).boxed().toList());
    }

    private static Holdout holdout(SplitHalf halves) {
        return halves == null ? null : new Holdout(orNull(halves.dice()), orNull(halves.dprime()));
    }

    private static LabelPermutation permutation(TargetFindings target) {
        PermutationNull permuted = target.permuted();
        return permuted == null
                ? null
                : new LabelPermutation(
                        permuted.selected().length,
                        permuted.p(target.selected()),
                        permuted.mean(),
                        permuted.most(),
                        LabelPermutation.GLOBAL_NULL);
    }

    static Double orNull(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value.getAsDouble() : null;
    }
}
