package org.fusiform.cli.gateway;

import java.io.IOException;
import java.time.Duration;

/** An event stream that is not to be had at the moment, or broke off. */
public final class EventsBroken extends IOException {
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Duration after;

    /** @param after what the gateway says in Retry-After */
    EventsBroken(int status, Duration after) {
        super("no event stream: HTTP " + status);
        this.after = after.compareTo(LEAST) < 0 ? LEAST : after.compareTo(MOST) > 0 ? MOST : after;
    }

    EventsBroken(IOException cause) {
        super(cause.getMessage(), cause);
        this.after = LEAST;
    }

    /** When to ask for it again. */
    public Duration after() {
        return after;
    }
}
