package org.fusiform.stats.work.ledger;

/** WAITING for its extraction, QUEUED as an analysis item, DONE. */
public enum LayerState {
    WAITING,
    QUEUED,
    DONE
}
