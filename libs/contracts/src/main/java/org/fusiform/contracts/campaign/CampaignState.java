package org.fusiform.contracts.campaign;

import java.util.Set;
import org.fusiform.contracts.LifeCycle;

/** The life of a campaign as people see it. */
public enum CampaignState implements LifeCycle<CampaignState> {
    PENDING,
    RUNNING,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    @Override
    public Set<CampaignState> next() {
        return switch (this) {
            case PENDING -> Set.of(RUNNING, CANCELLING, SUCCEEDED, FAILED, CANCELLED);
            case RUNNING -> Set.of(CANCELLING, SUCCEEDED, FAILED, CANCELLED);
            case CANCELLING -> Set.of(CANCELLED);
            case FAILED -> Set.of(RUNNING);
            case SUCCEEDED, CANCELLED -> Set.of();
        };
    }

    /** Whether nothing will change any more without a new request. */
    public boolean ended() {
        return switch (this) {
            case PENDING, RUNNING, CANCELLING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
