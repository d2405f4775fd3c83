package org.fusiform.embedded;

/** The parts could not start; the message is one line for a person, where useful followed by the end of the log. */
public final class PartsFailure extends RuntimeException {
    public PartsFailure(String message) {
        super(message);
    }

    public PartsFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
