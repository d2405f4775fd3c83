package org.fusiform.stats.work.item;

/** An item that cannot be done; its run has been told so. */
public final class ItemFailed extends RuntimeException {
    public ItemFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
