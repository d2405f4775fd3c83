package org.fusiform.stats.work.ledger;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** QUEUED as an item, then DONE or FAILED for good. */
public enum CrossModelState implements LifeCycle<CrossModelState> {
    QUEUED,
    DONE,
    FAILED;

    @Override
    public Set<CrossModelState> next() {
        return switch (this) {
            case QUEUED -> Set.of(DONE, FAILED);
            case DONE, FAILED -> Set.of();
        };
    }
}
