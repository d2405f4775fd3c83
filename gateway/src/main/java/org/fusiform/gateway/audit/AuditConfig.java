package org.fusiform.gateway.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the audit log remembers. */
@ConfigMapping(prefix = "fusiform.audit")
public interface AuditConfig {
    @WithDefault("P400D")
    Duration kept();
}
