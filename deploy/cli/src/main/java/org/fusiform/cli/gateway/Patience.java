package org.fusiform.cli.gateway;

import java.time.Duration;

/** How long it is worth sending a request again, from the first time that it did not work. */
enum Patience {
    /** Somebody waits for one answer. */
    ANSWER(Duration.ofSeconds(30), 4),

    /** Longer than the gateway holds a key for a replica that died over the request. */
    MAKING(Duration.ofMinutes(2), 4),

    /** The same for files, which take the gateway longer. */
    UPLOAD(Duration.ofMinutes(12), 4),

    /** The work that is waited for goes on without the gateway, and takes hours. */
    WAITING(Duration.ofMinutes(5), Integer.MAX_VALUE);

    final Duration most;
    final int breaks;

    /** @param breaks exchanges that may break off, since the next one may do so for the same reason */
    Patience(Duration most, int breaks) {
        this.most = most;
        this.breaks = breaks;
    }
}
