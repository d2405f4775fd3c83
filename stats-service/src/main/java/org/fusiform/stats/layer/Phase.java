package org.fusiform.stats.layer;

/** What the time of a layer's analysis goes into. */
public enum Phase {
    /** Waiting for activations, as far as work on earlier ones does not hide it. */
    READ,
    /** Passes over the activations without that waiting: moments, ranks, RDMs. */
    PASS,
    /** Contrasts, selection, strengths, feature maps and hold-out. */
    CRITERION
}
