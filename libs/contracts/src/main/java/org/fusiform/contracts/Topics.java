package org.fusiform.contracts;

import java.util.List;

/** Kafka topics; every incoming channel has a dead-letter topic named by {@link #deadLetterOf}. */
public final class Topics {
    /** {@link org.fusiform.contracts.message.ExtractionRequest}, one per shard, keyed by shard id. */
    public static final String EXTRACTION_REQUESTS = "extraction-requests";
    /** {@link org.fusiform.contracts.message.ExtractionOutcome}, keyed by shard id. */
    public static final String EXTRACTION_COMPLETIONS = "extraction-completions";
    /** {@link org.fusiform.contracts.message.AnalysisPlan}, one per run, keyed by run id. */
    public static final String ANALYSIS_PLANS = "analysis-plans";
    /** {@link org.fusiform.contracts.message.AnalysisItem}, keyed by item id. */
    public static final String ANALYSIS_REQUESTS = "analysis-requests";
    /** {@link org.fusiform.contracts.message.AnalysisOutcome}, keyed by run id. */
    public static final String ANALYSIS_COMPLETIONS = "analysis-completions";
    /** {@link org.fusiform.contracts.message.ModelInspection}, keyed by model id. */
    public static final String MODEL_INSPECTIONS = "model-inspections";
    /** {@link org.fusiform.contracts.message.InspectionOutcome}, keyed by model id. */
    public static final String MODEL_INSPECTION_COMPLETIONS = "model-inspection-completions";
    /** {@link org.fusiform.contracts.message.CampaignCancelled}, read by every replica of extractor and stats. */
    public static final String CANCELLATIONS = "cancellations";
    /** {@link org.fusiform.contracts.message.ExtractionDiscarded}, keyed by extraction. */
    public static final String EXTRACTION_DISCARDS = "extraction-discards";

    /** All topics without their dead-letter topics. */
    public static final List<String> ALL = List.of(
            EXTRACTION_REQUESTS,
            EXTRACTION_COMPLETIONS,
            ANALYSIS_PLANS,
            ANALYSIS_REQUESTS,
            ANALYSIS_COMPLETIONS,
            MODEL_INSPECTIONS,
            MODEL_INSPECTION_COMPLETIONS,
            CANCELLATIONS,
            EXTRACTION_DISCARDS);

    private static final String DEAD_LETTERS = ".dead-letters";

    private Topics() {}

    /** The topic that takes what a consumer of {@code topic} could not process. */
    public static String deadLetterOf(String topic) {
        return topic + DEAD_LETTERS;
    }

    /** The topic whose dead letters a {@link #deadLetterOf} topic takes. */
    public static String sourceOf(String deadLetterTopic) {
        return deadLetterTopic.substring(0, deadLetterTopic.length() - DEAD_LETTERS.length());
    }
}
