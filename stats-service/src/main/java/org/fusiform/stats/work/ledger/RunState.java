package org.fusiform.stats.work.ledger;

/** The life of a run here: LIVE until it ends in one of the other ways, for good. */
public enum RunState {
    LIVE,
    DONE,
    FAILED,
    CANCELLED
}
