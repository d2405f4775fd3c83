package org.fusiform.stats.work.ledger;

/** QUEUED as an item, then DONE or FAILED for good. */
public enum CrossModelState {
    QUEUED,
    DONE,
    FAILED
}
