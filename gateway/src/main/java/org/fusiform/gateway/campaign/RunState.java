package org.fusiform.gateway.campaign;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** The life of one model of a campaign. */
public enum RunState implements LifeCycle<RunState> {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    @Override
    public Set<RunState> next() {
        return switch (this) {
            case PENDING -> Set.of(RUNNING, SUCCEEDED, FAILED, CANCELLED);
            case RUNNING -> Set.of(SUCCEEDED, FAILED, CANCELLED);
            case SUCCEEDED -> Set.of(FAILED);
            case FAILED, CANCELLED -> Set.of();
        };
    }

    public boolean ended() {
        return switch (this) {
            case PENDING, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
