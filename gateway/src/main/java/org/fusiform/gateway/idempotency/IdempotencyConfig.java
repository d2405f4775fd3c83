package org.fusiform.gateway.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a repeated request gets the answer of the first. */
@ConfigMapping(prefix = "fusiform.idempotency")
public interface IdempotencyConfig {
    @WithDefault("P1D")
    Duration kept();
}
