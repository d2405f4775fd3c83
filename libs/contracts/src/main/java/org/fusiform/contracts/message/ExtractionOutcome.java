package org.fusiform.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

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
     */
    record ShardFailed(
            String project,
            String order,
            int shard,
            List<String> extractions,
            String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer fittingBatch)
            implements ExtractionOutcome {
        public ShardFailed {
            extractions = List.copyOf(extractions);
        }

        /** Another batch would not help. */
        public ShardFailed(String project, String order, int shard, List<String> extractions, String reason) {
            this(project, order, shard, extractions, reason, null);
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
