package org.fusiform.contracts.result;

import java.util.List;
import java.util.Map;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Criterion;

/**
 * One model under one analysis.
 *
 * @param analysis index in the campaign document
 * @param state PENDING, RUNNING, SUCCEEDED, FAILED or CANCELLED
 * @param reason why it failed, else null
 * @param layers those analysed so far, in forward order
 * @param consistency population → matrix; null until every layer is analysed, empty without RSA
 */
public record RunResult(
        String model,
        String stimulusSet,
        int analysis,
        Criterion criterion,
        AnalysisParameters parameters,
        Provenance provenance,
        String state,
        String reason,
        List<LayerResult> layers,
        Map<String, Consistency> consistency) {}
