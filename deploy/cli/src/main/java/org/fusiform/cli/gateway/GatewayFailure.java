package org.fusiform.cli.gateway;

import java.time.Duration;
import org.fusiform.cli.CommandFailure;

/** A request that was not answered as it should be. */
abstract sealed class GatewayFailure extends CommandFailure permits GatewayRefusal, GatewayUnreachable {
    GatewayFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the same request may do better later.
     *
     * @param harmless whether it does nothing twice, even if it was carried out and only its answer is lost
     */
    abstract boolean passes(boolean harmless);

    /** The least time until then. */
    abstract Duration after();
}
