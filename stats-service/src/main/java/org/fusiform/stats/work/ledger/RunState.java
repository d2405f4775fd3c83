package org.fusiform.stats.work.ledger;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** The life of a run here: LIVE until it ends in one of the other ways, for good. */
public enum RunState implements LifeCycle<RunState> {
    LIVE,
    DONE,
    FAILED,
    CANCELLED;

    @Override
    public Set<RunState> next() {
        return switch (this) {
            case LIVE -> Set.of(DONE, FAILED, CANCELLED);
            case DONE, FAILED, CANCELLED -> Set.of();
        };
    }
}
