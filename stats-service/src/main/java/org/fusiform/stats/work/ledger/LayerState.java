package org.fusiform.stats.work.ledger;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** WAITING for its extraction, QUEUED as an analysis item, DONE. */
public enum LayerState implements LifeCycle<LayerState> {
    WAITING,
    QUEUED,
    DONE;

    @Override
    public Set<LayerState> next() {
        return switch (this) {
            case WAITING -> Set.of(QUEUED);
            case QUEUED -> Set.of(DONE);
            case DONE -> Set.of();
        };
    }
}
