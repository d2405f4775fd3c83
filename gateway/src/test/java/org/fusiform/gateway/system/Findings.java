package org.fusiform.gateway.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.MapDistribution;
import org.fusiform.contracts.result.StrengthSummaries;
import org.fusiform.contracts.result.StrengthSummary;
import org.fusiform.contracts.result.TargetResult;

/** Answers that extractors and stats would give. */
final class Findings {
    private Findings() {}

    static ShardCompleted completed(ExtractionRequest request) {
        return new ShardCompleted(
                request.project(),
                request.order(),
                request.shard(),
                request.layers().stream()
                        .map(tap -> new LayerChunks(tap.layer(), tap.extraction(), List.of(), tap.generation()))
                        .toList());
    }

    /** {@code selected} units of each target. */
    static LayerAnalysed layer(AnalysisPlan plan, int layer, long selected) {
        var planned = plan.layers().get(layer);
        long units = planned.shape().stream().reduce(1, Math::multiplyExact);
        List<LayerResult> results = plan.analyses().stream()
                .map(analysis -> {
                    Map<String, TargetResult> targets = new LinkedHashMap<>();
                    analysis.targets().forEach(target -> targets.put(target, target(selected, units)));
                    return new LayerResult(planned.layer(), planned.stage(), planned.shape(), units, 0, targets);
                })
                .toList();
        List<String> tables = plan.analyses().stream()
                .map(analysis -> "default/analyses/" + planned.extraction() + "/units.parquet")
                .toList();
        return new LayerAnalysed(plan.project(), plan.campaign(), plan.run(), layer, results, tables);
    }

    private static TargetResult target(long selected, long units) {
        StrengthSummary strength = new StrengthSummary(1.5, 1.25, 1.0, 2.0, 0);
        StrengthSummary undefined = new StrengthSummary(null, null, null, null, 0);
        return new TargetResult(
                selected,
                (double) selected / units,
                null,
                units,
                (double) selected / units,
                new StrengthSummaries(strength, undefined, undefined, undefined),
                null,
                new MapDistribution(0.5, null, null, null, List.of(0.5, 0.0)),
                null,
                null,
                null);
    }

    static RunAnalysed whole(AnalysisPlan plan) {
        Consistency consistency = new Consistency(List.of("a"), List.of(List.of(1.0)), null, null, List.of(0L));
        return new RunAnalysed(
                plan.project(),
                plan.campaign(),
                plan.run(),
                plan.analyses().stream()
                        .map(analysis -> Map.of("all", consistency))
                        .toList(),
                "1.2.3");
    }

    /** a has a fifth more of what b has. */
    static CampaignAnalysed compared(List<AnalysisPlan> plans) {
        AnalysisPlan a = plans.getFirst();
        Comparison comparison = new Comparison(
                0,
                a.network().model(),
                plans.getLast().network().model(),
                4,
                "face",
                "fraction",
                0.2,
                0.1,
                List.of(0.0, 0.4),
                false);
        return new CampaignAnalysed(a.project(), a.campaign(), a.runs(), List.of(comparison), List.of());
    }
}
