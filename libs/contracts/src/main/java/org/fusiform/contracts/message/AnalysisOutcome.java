package org.fusiform.contracts.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.ModelConsistency;

/** How a piece of analysis ended. May arrive twice, late or out of order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnalysisOutcome.LayerAnalysed.class, name = "layer-analysed"),
    @JsonSubTypes.Type(value = AnalysisOutcome.RunAnalysed.class, name = "run-analysed"),
    @JsonSubTypes.Type(value = AnalysisOutcome.CampaignAnalysed.class, name = "campaign-analysed"),
    @JsonSubTypes.Type(value = AnalysisOutcome.AnalysisFailed.class, name = "analysis-failed")
})
public sealed interface AnalysisOutcome {
    String project();

    String campaign();

    String run();

    /**
     * @param layer index in the plan
     * @param results one per analysis of the plan, in its order
     * @param unitTables keys of the Parquet unit tables, one per analysis
     */
    record LayerAnalysed(
            String project, String campaign, String run, int layer, List<LayerResult> results, List<String> unitTables)
            implements AnalysisOutcome {
        public LayerAnalysed {
            results = List.copyOf(results);
            unitTables = List.copyOf(unitTables);
        }
    }

    /**
     * The run is whole.
     *
     * @param consistency one map per analysis, in the plan's order: population (all, or a target) → consistency
     * @param release that computed it; null from those that did not say
     */
    record RunAnalysed(
            String project, String campaign, String run, List<Map<String, Consistency>> consistency, String release)
            implements AnalysisOutcome {
        public RunAnalysed {
            consistency = List.copyOf(consistency);
        }
    }

    /**
     * The models of a campaign are compared: paired differences at the stages that both models of a pair have, and
     * consistency of their representations. {@code runs} are those of the plans, in the order of the models.
     */
    record CampaignAnalysed(
            String project,
            String campaign,
            List<String> runs,
            List<Comparison> comparisons,
            List<ModelConsistency> consistency)
            implements AnalysisOutcome {
        public CampaignAnalysed {
            runs = List.copyOf(runs);
            comparisons = List.copyOf(comparisons);
            consistency = List.copyOf(consistency);
        }

        /** The first of the runs; it stands for all of them. */
        @Override
        public String run() {
            return runs.getFirst();
        }
    }

    /** A retry cannot help; {@code reason} names model, layer and stimulus where it can. */
    record AnalysisFailed(String project, String campaign, String run, String reason) implements AnalysisOutcome {}
}
