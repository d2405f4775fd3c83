package org.fusiform.messaging.delivery;

/** The process ends while a message is worked on; it is neither done nor failed, and another replica will get it. */
public final class Stopping extends RuntimeException {
    public Stopping(Throwable cause) {
        super("stopping", cause);
    }
}
