package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How p-values are corrected for the units of a layer. */
public enum Correction {
    /** Benjamini–Hochberg per contrast. */
    @JsonProperty("bh")
    BH,
    /** Benjamini–Yekutieli per contrast. */
    @JsonProperty("by")
    BY,
    /** Bonferroni per contrast. */
    @JsonProperty("bonferroni")
    BONFERRONI,
    /** Uncorrected. */
    @JsonProperty("none")
    NONE,
    /** Benjamini–Hochberg on each unit's largest p over the contrasts. */
    @JsonProperty("conjunction")
    CONJUNCTION
}
