package org.fusiform.gateway.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When what nothing refers to is removed from the store. */
@ConfigMapping(prefix = "fusiform.sweep")
public interface SweepConfig {
    /** How often it is done unasked; zero for never. */
    @WithDefault("PT6H")
    Duration every();

    /** What was written more recently is spared: whoever wrote it may not have said yet whose it is. */
    @WithDefault("PT1H")
    Duration grace();

    /** An import of a model that takes longer has broken off. */
    @WithDefault("PT24H")
    Duration uploadGrace();
}
