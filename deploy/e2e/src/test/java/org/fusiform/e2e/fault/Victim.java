package org.fusiform.e2e.fault;

import java.io.IOException;

/** A process that may be killed at any moment, and started again with the same data at the same port. */
interface Victim extends AutoCloseable {
    String name();

    long pid();

    /** SIGKILL; returns when it is gone. */
    void kill() throws IOException;

    /** Starts it anew; it may not serve yet when this returns. */
    void revive() throws IOException;

    @Override
    void close() throws IOException;
}
