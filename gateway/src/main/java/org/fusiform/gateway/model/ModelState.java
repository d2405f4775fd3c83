package org.fusiform.gateway.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Published weights that nobody has fetched, weights on their way to the store, an extractor trying them, and how that ended. */
public enum ModelState {
    @JsonProperty("not-fetched")
    NOT_FETCHED,
    @JsonProperty("uploading")
    UPLOADING,
    @JsonProperty("inspecting")
    INSPECTING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("refused")
    REFUSED
}
