package org.fusiform.stats.work.ledger;

/** An item of a run or layer that no plan told of: it was published by another installation, or by hand. */
public final class UnknownRun extends RuntimeException {
    public UnknownRun(String id) {
        super("no plan knows " + id);
    }
}
