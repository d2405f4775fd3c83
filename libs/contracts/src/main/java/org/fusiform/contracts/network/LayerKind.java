package org.fusiform.contracts.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a layer lies with respect to the network's ReLUs. */
public enum LayerKind {
    /** The output of a ReLU. */
    @JsonProperty("relu")
    RELU,
    /** A ReLU is still to come: convolutions, norms, sums, and whatever lies on a shortcut. */
    @JsonProperty("pre-relu")
    PRE_RELU,
    /** Pooled maps or vectors of the trunk. */
    @JsonProperty("pooling")
    POOLING,
    /** The classifier. */
    @JsonProperty("head")
    HEAD
}
