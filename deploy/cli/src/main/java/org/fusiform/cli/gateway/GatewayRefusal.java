package org.fusiform.cli.gateway;

import java.time.Duration;
import java.util.Optional;

/** The gateway answered, and does not do what it was asked. */
public final class GatewayRefusal extends GatewayFailure {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final int status;
    private final transient Optional<Duration> after;

    /** @param after what it says in Retry-After */
    GatewayRefusal(int status, String message, Optional<Duration> after) {
        super(message, null);
        this.status = status;
        this.after = after;
    }

    /** Whether it knows nothing of what was asked for. */
    public boolean notFound() {
        return status == NOT_FOUND;
    }

    @Override
    boolean passes(boolean harmless) {
        return switch (status) {
            case TOO_MANY, UNAVAILABLE -> true;
            // The same request is under way: its answer comes when it is done.
            case CONFLICT -> after.isPresent();
            // Of a proxy, which does not know what the gateway made of the request.
            case BAD_GATEWAY, GATEWAY_TIMEOUT -> harmless;
            default -> false;
        };
    }

    @Override
    Duration after() {
        return after.orElse(Duration.ZERO);
    }
}
