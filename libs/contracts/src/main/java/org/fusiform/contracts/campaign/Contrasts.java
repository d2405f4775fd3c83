package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which conditions a target is tested against. */
public enum Contrasts {
    /** Every other condition of the set. */
    @JsonProperty("every-other")
    EVERY_OTHER,
    /** Every other intact condition. */
    @JsonProperty("other-intact")
    OTHER_INTACT,
    /** Every other intact condition and the target's own scramble. */
    @JsonProperty("other-intact-and-own-scramble")
    OTHER_INTACT_AND_OWN_SCRAMBLE
}
