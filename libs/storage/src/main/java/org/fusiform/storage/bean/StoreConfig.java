package org.fusiform.storage.bean;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the object store is. */
@ConfigMapping(prefix = "fusiform.store")
public interface StoreConfig {
    String endpoint();

    String bucket();

    String accessKey();

    String secretKey();

    /** File of certificates (PEM) that an https endpoint's own has to be signed by; absent for those that Java trusts. */
    Optional<Path> authorities();

    @WithDefault("us-east-1")
    String region();
}
