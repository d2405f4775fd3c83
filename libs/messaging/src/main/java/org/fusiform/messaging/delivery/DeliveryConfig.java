package org.fusiform.messaging.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are worked on. */
@ConfigMapping(prefix = "fusiform.delivery")
public interface DeliveryConfig {
    /** How long the messages in hand may take once the process is told to end; what takes longer is given back. */
    @WithDefault("PT8S")
    Duration drain();
}
