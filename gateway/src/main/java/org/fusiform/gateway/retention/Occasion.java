package org.fusiform.gateway.retention;

/** Why an array may have to leave the store. */
public enum Occasion {
    /** A campaign discards it: it is known, and all of its shards must have ended. */
    RETENTION,
    /** It was found in the store, and nothing was written to it for a while: it may not even be known. */
    SWEEP
}
