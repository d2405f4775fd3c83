package org.fusiform.storage.bean;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the object store is. */
@ConfigMapping(prefix = "fusiform.store")
public interface StoreConfig {
    String endpoint();

    String bucket();

    String accessKey();

    String secretKey();

    @WithDefault("us-east-1")
    String region();
}
