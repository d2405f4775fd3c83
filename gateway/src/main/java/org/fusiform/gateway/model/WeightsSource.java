package org.fusiform.gateway.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.fusiform.contracts.network.Weights;

/** Where a registered model's weights will come from once a campaign gives its seed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WeightsSource.Imported.class, name = "imported"),
    @JsonSubTypes.Type(value = WeightsSource.SeededByCampaign.class, name = "seeded-by-campaign")
})
public sealed interface WeightsSource {
    Weights resolve(long seed);

    /** A file in the object store. */
    record Imported(String sha256, long bytes) implements WeightsSource {
        @Override
        public Weights resolve(long seed) {
            return new Weights.Stored(sha256, bytes);
        }
    }

    /** An untrained control. */
    record SeededByCampaign() implements WeightsSource {
        @Override
        public Weights resolve(long seed) {
            return new Weights.Seeded(seed);
        }
    }
}
