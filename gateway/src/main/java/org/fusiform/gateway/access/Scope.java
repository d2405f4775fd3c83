package org.fusiform.gateway.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do; each may do what those before it may. */
public enum Scope {
    /** See what the project has. */
    READ,
    /** Change what the project has. */
    SUBMIT,
    /** Run the installation: keys, quotas and the audit log of all projects, and dead letters. */
    ADMIN;

    /** As keys, tokens and documents name it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> named(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "));
    }

    boolean covers(Scope other) {
        return compareTo(other) >= 0;
    }
}
