package org.fusiform.gateway.order;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** OPEN until its last shard is stored, one fails, or nobody waits for it any more. */
public enum OrderState implements LifeCycle<OrderState> {
    OPEN,
    DONE,
    FAILED,
    CANCELLED;

    @Override
    public Set<OrderState> next() {
        return switch (this) {
            case OPEN -> Set.of(DONE, FAILED, CANCELLED);
            case DONE, FAILED, CANCELLED -> Set.of();
        };
    }
}
