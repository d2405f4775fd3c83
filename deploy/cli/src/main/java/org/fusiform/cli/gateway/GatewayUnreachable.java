package org.fusiform.cli.gateway;

import org.fusiform.cli.CommandFailure;

/** Nobody answers, or the answer broke off: a later attempt may do better, where that is harmless. */
public final class GatewayUnreachable extends CommandFailure {
    GatewayUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
