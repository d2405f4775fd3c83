package org.fusiform.gateway.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When arrays that campaigns discard leave the store. */
@ConfigMapping(prefix = "fusiform.retention")
public interface RetentionConfig {
    /** How often it is asked what is needed no more. */
    @WithDefault("PT2S")
    Duration every();
}
