package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether activation arrays outlive the last analysis that needs them. */
public enum Retention {
    /** They stay until deleted. */
    @JsonProperty("keep")
    KEEP,
    /** They go with the last analysis. */
    @JsonProperty("discard")
    DISCARD
}
