package org.fusiform.cli.gateway;

import java.time.Duration;

/** Nobody answers, or the answer broke off. */
final class GatewayUnreachable extends GatewayFailure {
    private final boolean brokeOff;
    private final boolean answered;

    private GatewayUnreachable(String message, Throwable cause, boolean brokeOff, boolean answered) {
        super(message, cause);
        this.brokeOff = brokeOff;
        this.answered = answered;
    }

    /** @param answered whether somebody did before, and is away for a while */
    static GatewayUnreachable nobody(String message, Throwable cause, boolean answered) {
        return new GatewayUnreachable(message, cause, false, answered);
    }

    static GatewayUnreachable brokeOff(String message, Throwable cause) {
        return new GatewayUnreachable(message, cause, true, true);
    }

    boolean brokeOff() {
        return brokeOff;
    }

    @Override
    boolean passes(boolean harmless) {
        return brokeOff ? harmless : answered;
    }

    @Override
    Duration after() {
        return Duration.ZERO;
    }
}
