package org.fusiform.gateway.order;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** The life of an activation array: CLAIMED by an order, STORED for all, FREE to be claimed anew, then on its way out and gone. */
public enum ExtractionState implements LifeCycle<ExtractionState> {
    CLAIMED,
    STORED,
    FREE,
    DISCARDING,
    DISCARDED;

    @Override
    public Set<ExtractionState> next() {
        return switch (this) {
            case CLAIMED -> Set.of(STORED, FREE);
            case STORED -> Set.of(DISCARDING);
            case FREE -> Set.of(CLAIMED, DISCARDING);
            // Whoever was at it may have died.
            case DISCARDING -> Set.of(DISCARDED, CLAIMED);
            case DISCARDED -> Set.of(CLAIMED, DISCARDING);
        };
    }
}
