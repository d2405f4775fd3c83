package org.fusiform.contracts.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/** Where a network's weights come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Weights.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = Weights.Seeded.class, name = "seeded")
})
public sealed interface Weights {
    /** What stands for the weights in an extraction's identity. */
    @JsonIgnore
    String identity();

    @JsonIgnore
    boolean trained();

    /** A file in the object store under {@link org.fusiform.contracts.ObjectKeys#weights}. */
    record Stored(String sha256, long bytes) implements Weights {
        public Stored {
            Objects.requireNonNull(sha256, "sha256");
        }

        @Override
        public String identity() {
            return "sha256:" + sha256;
        }

        @Override
        public boolean trained() {
            return true;
        }
    }

    /** The family's published initialisation, drawn from a seed: an untrained control. */
    record Seeded(long seed) implements Weights {
        @Override
        public String identity() {
            return "seed:" + seed;
        }

        @Override
        public boolean trained() {
            return false;
        }
    }
}
