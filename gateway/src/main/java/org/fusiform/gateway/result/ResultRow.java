package org.fusiform.gateway.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.contracts.result.Holdout;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.MapDistribution;
import org.fusiform.contracts.result.Provenance;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.contracts.result.StrengthSummaries;
import org.fusiform.contracts.result.StrengthSummary;
import org.fusiform.contracts.result.TargetResult;

/**
 * One line of the tidy table: model × layer × target × analysis, then where it comes from. The fields are the columns, in this
 * order.
 */
record ResultRow(
        String campaign,
        String model,
        boolean trained,
        @JsonProperty("stimulus_set") String stimulusSet,
        int analysis,
        String criterion,
        Double alpha,
        String correction,
        String contrasts,
        Double threshold,
        String layer,
        Integer stage,
        int channels,
        int height,
        int width,
        long units,
        long constant,
        String target,
        long selected,
        double fraction,
        @JsonProperty("fraction_se") Double fractionSe,
        long testable,
        @JsonProperty("fraction_testable") Double fractionTestable,
        @JsonProperty("dprime_mean") Double dprimeMean,
        @JsonProperty("dprime_median") Double dprimeMedian,
        @JsonProperty("dprime_q1") Double dprimeQ1,
        @JsonProperty("dprime_q3") Double dprimeQ3,
        @JsonProperty("dprime_se") Double dprimeSe,
        @JsonProperty("dprime_min_mean") Double dprimeMinMean,
        @JsonProperty("index_mean") Double indexMean,
        @JsonProperty("t_min_mean") Double tMinMean,
        Double coverage,
        Double evenness,
        @JsonProperty("evenness_se") Double evennessSe,
        @JsonProperty("effective_maps") Double effectiveMaps,
        Double gini,
        Double dice,
        @JsonProperty("heldout_dprime") Double heldoutDprime,
        int folds,
        long seed,
        String family,
        @JsonProperty("weights_sha256") String weightsSha256,
        @JsonProperty("weights_seed") Long weightsSeed,
        @JsonProperty("stimuli_sha256") String stimuliSha256,
        String pipeline,
        String device,
        String precision,
        int batch,
        String engine,
        String fusiform,
        @JsonProperty("storage_dtype") String storageDtype,
        @JsonProperty("storage_codec") String storageCodec) {

    static List<ResultRow> of(String campaign, RunResult run) {
        List<ResultRow> rows = new ArrayList<>();
        for (LayerResult layer : run.layers()) {
            layer.targets().forEach((name, target) -> rows.add(row(campaign, run, layer, name, target)));
        }
        return rows;
    }

    private static ResultRow row(String campaign, RunResult run, LayerResult layer, String name, TargetResult target) {
        var parameters = run.parameters();
        Provenance from = run.provenance();
        StrengthSummaries strength = target.strength();
        StrengthSummary dprime = strength.dprime();
        MapDistribution maps = target.maps();
        Holdout holdout = target.holdout();
        return new ResultRow(
                campaign,
                run.model(),
                from.trained(),
                run.stimulusSet(),
                run.analysis(),
                word(run.criterion()),
                parameters.alpha(),
                word(parameters.correction()),
                word(parameters.contrasts()),
                parameters.threshold(),
                layer.layer(),
                layer.stage(),
                layer.shape().get(0),
                layer.shape().get(1),
                layer.shape().get(2),
                layer.units(),
                layer.constant(),
                name,
                target.selected(),
                target.fraction(),
                target.fractionSe(),
                target.testable(),
                target.fractionTestable(),
                dprime.mean(),
                dprime.median(),
                dprime.q1(),
                dprime.q3(),
                target.dprimeSe(),
                strength.dprimeMin().mean(),
                strength.index().mean(),
                strength.tMin().mean(),
                maps.coverage(),
                maps.evenness(),
                target.evennessSe(),
                maps.effectiveMaps(),
                maps.gini(),
                holdout == null ? null : holdout.dice(),
                holdout == null ? null : holdout.dprime(),
                parameters.folds(),
                from.seed(),
                from.family(),
                from.weightsSha256(),
                from.weightsSeed(),
                from.stimuliSha256(),
                from.pipeline(),
                from.compute().device(),
                from.compute().precision(),
                from.compute().batch(),
                from.compute().engine(),
                from.fusiform(),
                from.storage().dtype().id(),
                from.storage().codec().id());
    }

    /** The name users write; null stays null. */
    private static String word(Enum<?> option) {
        return DocumentJson.MAPPER.convertValue(option, String.class);
    }
}
