package org.fusiform.gateway.quota;

import java.time.Instant;

/**
 * A project and what it may have.
 *
 * @param own limits that an admin has set; null for those of the installation
 * @param limits that hold; null for none
 * @param campaignsInFlight that have not ended
 * @param countedBytes what it stored at the last count and was let in since; null where nobody counted
 */
public record ProjectView(
        String project,
        Instant createdAt,
        Limits own,
        Limits limits,
        long campaignsInFlight,
        Long countedBytes,
        Instant countedAt) {
    /** As far as it is known. */
    long stored() {
        return countedBytes == null ? 0 : countedBytes;
    }
}
