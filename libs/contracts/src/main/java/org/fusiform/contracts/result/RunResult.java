package org.fusiform.contracts.result;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param discarded layers whose activations are no longer stored ({@code "retention": "discard"}); absent where there are
 *     none
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
        Map<String, Consistency> consistency,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> discarded) {
    public RunResult {
        discarded = discarded == null ? List.of() : List.copyOf(discarded);
    }
}
