package org.fusiform.contracts.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What makes a unit selective; each is a preset of the localizer literature. */
public enum Criterion {
    /** One-sided Welch t against every contrast condition. */
    @JsonProperty("pairwise-welch")
    PAIRWISE_WELCH,
    /** Two-sided pooled-variance t with Benjamini–Yekutieli. */
    @JsonProperty("pairwise-pooled-by")
    PAIRWISE_POOLED_BY,
    /** t of at least 10 against the rest together. */
    @JsonProperty("one-vs-rest-t10")
    ONE_VS_REST_T10,
    /** At least twice the mean response of every other condition. */
    @JsonProperty("ratio-2x")
    RATIO_2X,
    /** Mann–Whitney against every other condition. */
    @JsonProperty("rank-sum")
    RANK_SUM
}
