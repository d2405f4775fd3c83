package org.fusiform.gateway.lease;

/** Closing it gives it back; one that is not given back ends by itself. */
public final class Lease implements AutoCloseable {
    private final String token;
    private final long deadline;
    private final Leases leases;

    Lease(String token, long deadline, Leases leases) {
        this.token = token;
        this.deadline = deadline;
        this.leases = leases;
    }

    /** Whether it has ended by itself: what was done under it may have been undone. */
    public boolean over() {
        return System.nanoTime() - deadline > 0;
    }

    @Override
    public void close() {
        leases.giveBack(token);
    }
}
