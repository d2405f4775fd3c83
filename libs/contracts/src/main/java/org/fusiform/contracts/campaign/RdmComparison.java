package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the representations of two populations are compared. */
public enum RdmComparison {
    /** Spearman correlation of the RDMs' upper triangles, ties given average ranks. */
    @JsonProperty("spearman")
    SPEARMAN,
    /** Pearson correlation of the upper triangles. */
    @JsonProperty("pearson")
    PEARSON,
    /** Kendall's τ-b of the upper triangles. */
    @JsonProperty("kendall")
    KENDALL,
    /** Linear centred kernel alignment; its Gram matrices follow from Euclidean distances. */
    @JsonProperty("cka")
    CKA
}
