package org.fusiform.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** How a shard ended. May arrive twice, late or out of order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExtractionOutcome.ShardCompleted.class, name = "shard-completed"),
    @JsonSubTypes.Type(value = ExtractionOutcome.ShardFailed.class, name = "shard-failed"),
    @JsonSubTypes.Type(value = ExtractionOutcome.ShardSkipped.class, name = "shard-skipped")
})
public sealed interface ExtractionOutcome {
    String project();

    String order();

    int shard();

    /** Every chunk of every layer is in the store. */
    record ShardCompleted(String project, String order, int shard, List<LayerChunks> layers)
            implements ExtractionOutcome {
        public ShardCompleted {
            layers = List.copyOf(layers);
        }
    }

    /**
     * A retry cannot help; {@code reason} is meant for the researcher.
     *
     * @param fittingBatch where the batch does not fit the device's memory, the halved one that does: another extraction;
     *     null otherwise
     * @param generations extraction → generation as its {@link LayerTap} had it; those of the first are absent
     */
    record ShardFailed(
            String project,
            String order,
            int shard,
            List<String> extractions,
            String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer fittingBatch,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> generations)
            implements ExtractionOutcome {
        public ShardFailed {
            extractions = List.copyOf(extractions);
            generations = generations == null ? Map.of() : Map.copyOf(generations);
        }

        /** Of extractions of the first generation. */
        public ShardFailed(
                String project,
                String order,
                int shard,
                List<String> extractions,
                String reason,
                Integer fittingBatch) {
            this(project, order, shard, extractions, reason, fittingBatch, Map.of());
        }

        /** Another batch would not help. */
        public ShardFailed(String project, String order, int shard, List<String> extractions, String reason) {
            this(project, order, shard, extractions, reason, null);
        }

        public long generation(String extraction) {
            return generations.getOrDefault(extraction, 0L);
        }
    }

    /** Its order was cancelled before it began. */
    record ShardSkipped(String project, String order, int shard, List<String> extractions)
            implements ExtractionOutcome {
        public ShardSkipped {
            extractions = List.copyOf(extractions);
        }
    }
}
