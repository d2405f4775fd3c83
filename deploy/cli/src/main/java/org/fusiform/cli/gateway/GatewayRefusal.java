package org.fusiform.cli.gateway;

import org.fusiform.cli.CommandFailure;

/** The gateway answered, and does not do what it was asked. */
public final class GatewayRefusal extends CommandFailure {
    private static final int NOT_FOUND = 404;
    private final int status;

    GatewayRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Whether it knows nothing of what was asked for. */
    public boolean notFound() {
        return status == NOT_FOUND;
    }
}
