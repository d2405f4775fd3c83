package org.fusiform.gateway.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many shards extractors are given at a time; whoever comes later waits behind no more than these. */
@ConfigMapping(prefix = "fusiform.window")
public interface WindowConfig {
    /** Of one campaign: at least twice the partitions of the requests' topic, so that a lone one keeps all extractors busy. */
    @WithDefault("32")
    int campaign();

    /** Of all campaigns together. */
    @WithDefault("256")
    int total();
}
