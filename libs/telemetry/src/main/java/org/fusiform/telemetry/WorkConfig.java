package org.fusiform.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When work is taken for stuck, and when it is given up. */
@ConfigMapping(prefix = "fusiform.work")
public interface WorkConfig {
    /** The process is not ready while it has an item in hand for longer; above the worst item and its hour of retries. */
    @WithDefault("PT2H")
    Duration stuckAfter();

    /** How many processes may die over an item, the first in the company of other items, before it is a dead letter. */
    @WithDefault("3")
    int mostDeaths();
}
