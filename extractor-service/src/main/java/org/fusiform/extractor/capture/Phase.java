package org.fusiform.extractor.capture;

/** What the time of a shard goes into. */
public enum Phase {
    /** Waiting for the network: for another use of it, or until it is loaded. */
    NETWORK,
    /** Waiting in the network for stimuli that are not yet fetched, decoded and preprocessed. */
    PREPROCESS,
    /** Forward passes, with the copying of what is captured. */
    FORWARD,
    /** Writing chunks to the store. */
    STORE
}
