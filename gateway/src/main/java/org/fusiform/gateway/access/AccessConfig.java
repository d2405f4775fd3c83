package org.fusiform.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Whom the gateway lets in. Tokens of an OpenID provider are on with {@code quarkus.oidc.tenant-enabled}. */
@ConfigMapping(prefix = "fusiform.access")
public interface AccessConfig {
    @WithDefault("required")
    AccessMode mode();

    /** A key, made by {@code fusiform key generate}, that is an admin's of the default project until it is revoked. */
    Optional<String> firstKey();

    /** The claim that names a token's project; a JSON pointer where it begins with a slash. */
    @WithDefault("fusiform_project")
    String projectClaim();

    /** The claim that names a token's scopes, a list or one text with spaces between; or a JSON pointer. */
    @WithDefault("scope")
    String scopeClaim();

    /** Before {@code read}, {@code submit} or {@code admin} in that claim. */
    @WithDefault("fusiform:")
    String scopePrefix();

    /** Requests per second that one key or token may make of one replica, on average. */
    @WithDefault("50")
    double ratePerSecond();

    /** Requests that it may make at once. */
    @WithDefault("500")
    int rateBurst();

    /** Keys and tokens that open nothing which one address may show to one replica, on average. */
    @WithDefault("1")
    double failuresPerSecond();

    /** Of those, at once. */
    @WithDefault("50")
    int failuresBurst();
}
