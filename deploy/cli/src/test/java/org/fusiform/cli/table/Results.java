package org.fusiform.cli.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.MapDistribution;
import org.fusiform.contracts.result.Provenance;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.contracts.result.StrengthSummaries;
import org.fusiform.contracts.result.StrengthSummary;
import org.fusiform.contracts.result.TargetResult;

/** Result documents for tests. */
public final class Results {
    private Results() {}

    public static ResultDocument of(RunResult... runs) {
        return new ResultDocument("c-1", "demo", CampaignState.SUCCEEDED, List.of(runs), List.of(), List.of());
    }

    public static RunResult run(boolean trained, List<LayerResult> layers, Map<String, Consistency> consistency) {
        return new RunResult(
                trained ? "squeezenet" : "untrained:resnet50",
                "floc",
                0,
                Criterion.PAIRWISE_WELCH,
                new AnalysisParameters(
                        Criterion.PAIRWISE_WELCH,
                        0.05,
                        Correction.BH,
                        Contrasts.EVERY_OTHER,
                        List.of("face"),
                        8,
                        true,
                        null,
                        null,
                        null,
                        null),
                new Provenance(
                        "resnet50",
                        trained ? "ab" : null,
                        trained ? null : 1L,
                        trained,
                        "cd",
                        "imagenet-256-bilinear",
                        new Compute("cpu", "float32", 16, "pytorch-2.7.1"),
                        1L,
                        "0.1.0",
                        StorageForm.DEFAULT),
                "SUCCEEDED",
                null,
                layers,
                consistency,
                List.of());
    }

    /** The same of activations that were stored otherwise. */
    static RunResult storedAs(StorageForm form, RunResult run) {
        Provenance from = run.provenance();
        return new RunResult(
                run.model(),
                run.stimulusSet(),
                run.analysis(),
                run.criterion(),
                run.parameters(),
                new Provenance(
                        from.family(),
                        from.weightsSha256(),
                        from.weightsSeed(),
                        from.trained(),
                        from.stimuliSha256(),
                        from.pipeline(),
                        from.compute(),
                        from.seed(),
                        from.fusiform(),
                        form),
                run.state(),
                run.reason(),
                run.layers(),
                run.consistency(),
                run.discarded());
    }

    public static LayerResult layer(String name, long units, String... targets) {
        return stage(name, null, units, targets);
    }

    static LayerResult stage(String name, Integer stage, long units, String... targets) {
        Map<String, TargetResult> results = new LinkedHashMap<>();
        for (int index = 0; index < targets.length; index++) {
            results.put(targets[index], index == 0 ? target(123_456, units) : index == 1 ? target(3, units) : none());
        }
        return new LayerResult(name, stage, List.of(64, 112, 112), units, 0, results);
    }

    private static TargetResult target(long selected, long units) {
        return target(selected, (double) selected / units, 1.128);
    }

    private static TargetResult none() {
        return target(0, 0.0, null);
    }

    private static TargetResult target(long selected, double fraction, Double dprime) {
        StrengthSummary strength = new StrengthSummary(dprime, dprime, dprime, dprime, 0);
        return new TargetResult(
                selected,
                fraction,
                null,
                0,
                null,
                new StrengthSummaries(strength, strength, strength, strength),
                null,
                new MapDistribution(0, null, null, null, List.of()),
                null,
                null,
                null);
    }

    static Consistency consistency(String... layers) {
        return new Consistency(
                List.of(layers), List.of(List.of(1.0, 0.834), List.of(0.834, 1.0)), 0.834, null, List.of(0L, 0L));
    }
}
