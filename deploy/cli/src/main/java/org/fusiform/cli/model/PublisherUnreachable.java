package org.fusiform.cli.model;

import org.fusiform.cli.CommandFailure;

/** No network, or nobody answers at the address of the weights; the message says which file to bring instead. */
public final class PublisherUnreachable extends CommandFailure {
    PublisherUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
