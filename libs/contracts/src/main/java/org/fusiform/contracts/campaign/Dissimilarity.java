package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far apart an RDM puts the patterns of two stimuli. */
public enum Dissimilarity {
    /** 1 − Pearson r over the units. */
    @JsonProperty("pearson")
    PEARSON,
    /** Euclidean distance over the units. */
    @JsonProperty("euclidean")
    EUCLIDEAN
}
