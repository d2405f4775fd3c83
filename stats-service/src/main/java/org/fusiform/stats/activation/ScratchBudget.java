package org.fusiform.stats.activation;

import java.util.concurrent.atomic.AtomicLong;

/** How much scratch memory may be anonymous at a time, among all that take from the same budget; the rest is in files. */
public final class ScratchBudget {
    private final AtomicLong left;

    public ScratchBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Whether so much was left, and is taken now. */
    boolean take(long bytes) {
        long before = left.getAndUpdate(now -> now < bytes ? now : now - bytes);
        return before >= bytes;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
