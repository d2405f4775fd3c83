package org.fusiform.contracts.campaign;

/** The life of a campaign as people see it. */
public enum CampaignState {
    PENDING,
    RUNNING,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** Whether nothing will change any more without a new request. */
    public boolean ended() {
        return switch (this) {
            case PENDING, RUNNING, CANCELLING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
