package org.fusiform.cli;

/** What the command was asked to do cannot be done; the message is the one line that a person reads. Exit code 1. */
public class CommandFailure extends RuntimeException {
    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
