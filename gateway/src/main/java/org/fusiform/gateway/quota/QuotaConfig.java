package org.fusiform.gateway.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What a project may have unless an admin has set it another limit; without any, as much as it likes. */
@ConfigMapping(prefix = "fusiform.quota")
public interface QuotaConfig {
    /** Campaigns that have not ended. */
    Optional<Integer> campaigns();

    /** Bytes in the object store. */
    Optional<Long> storedBytes();

    /** Bytes of one upload. */
    Optional<Long> uploadBytes();

    /** What is stored is counted again when the last count is older, and anything is asked for. */
    @WithDefault("PT10M")
    Duration recount();
}
