package org.fusiform.gateway.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.fusiform.contracts.network.Weights;

/** Where a registered model's weights come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WeightsSource.Imported.class, name = "imported"),
    @JsonSubTypes.Type(value = WeightsSource.Published.class, name = "published"),
    @JsonSubTypes.Type(value = WeightsSource.SeededByCampaign.class, name = "seeded-by-campaign")
})
public sealed interface WeightsSource {
    /** What a campaign of this seed runs; an IllegalStateException as long as the weights are not here. */
    Weights resolve(long seed);

    boolean trained();

    /** A file in the object store. */
    record Imported(String sha256, long bytes) implements WeightsSource {
        @Override
        public Weights resolve(long seed) {
            return new Weights.Stored(sha256, bytes);
        }

        @Override
        public boolean trained() {
            return true;
        }
    }

    /** A file of the catalogue that nobody has fetched; {@code sha256} as far as its publisher tells. */
    record Published(String address, String sha256) implements WeightsSource {
        @Override
        public Weights resolve(long seed) {
            throw new IllegalStateException(address + " is not fetched");
        }

        @Override
        public boolean trained() {
            return true;
        }
    }

    /** An untrained control. */
    record SeededByCampaign() implements WeightsSource {
        @Override
        public Weights resolve(long seed) {
            return new Weights.Seeded(seed);
        }

        @Override
        public boolean trained() {
            return false;
        }
    }
}
