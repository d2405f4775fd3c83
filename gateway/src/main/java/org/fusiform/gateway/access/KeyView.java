package org.fusiform.gateway.access;

import java.time.Instant;
import java.util.Optional;

/** A key without its secret; the times are null where they never come. */
public record KeyView(
        String id,
        String project,
        String name,
        Scope scope,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant revokedAt) {

    /** Why it opens nothing, if so. */
    Optional<String> dead(Instant now) {
        if (revokedAt != null) {
            return Optional.of("was revoked");
        }
        return expiresAt != null && !expiresAt.isAfter(now) ? Optional.of("has expired") : Optional.empty();
    }
}
