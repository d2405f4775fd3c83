package org.fusiform.gateway.access;

import java.time.Instant;
import java.util.Optional;
import org.fusiform.gateway.project.Project;

/**
 * Who asks.
 *
 * @param name as the audit log tells it: {@code key:ID}, {@code token:SUBJECT} or {@code anonymous}
 * @param until when they are known no more, as far as one can say now; null for never
 */
public record Caller(String project, String name, Scope scope, Instant until) {
    private static final String KEY = "key:";

    /** Whoever reaches a gateway whose access is off. */
    static final Caller ANONYMOUS = new Caller(Project.DEFAULT, "anonymous", Scope.ADMIN, null);

    static Caller of(KeyView key) {
        return new Caller(key.project(), KEY + key.id(), key.scope(), key.expiresAt());
    }

    /** The id of the key that they showed, if they did. */
    public Optional<String> key() {
        return name.startsWith(KEY) ? Optional.of(name.substring(KEY.length())) : Optional.empty();
    }

    boolean anonymous() {
        return equals(ANONYMOUS);
    }
}
