package org.fusiform.gateway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** Published weights that nobody has fetched, weights on their way to the store, an extractor trying them, and how that ended. */
public enum ModelState implements LifeCycle<ModelState> {
    @JsonProperty("not-fetched")
    NOT_FETCHED,
    @JsonProperty("uploading")
    UPLOADING,
    @JsonProperty("inspecting")
    INSPECTING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("refused")
    REFUSED;

    @Override
    public Set<ModelState> next() {
        return switch (this) {
            case NOT_FETCHED -> Set.of(UPLOADING);
            case UPLOADING -> Set.of(INSPECTING, REFUSED);
            case INSPECTING -> Set.of(READY, REFUSED);
            case REFUSED -> Set.of(UPLOADING);
            case READY -> Set.of();
        };
    }
}
