package org.fusiform.embedded;

/** The parts could not start; the message is one line for a person, where useful followed by the end of the log. */
public final class PartsFailure extends RuntimeException {
    /** What {@code cause} says, on one line; its kind where it says nothing. */
    static String oneLine(Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    public PartsFailure(String message) {
        super(message);
    }

    public PartsFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
