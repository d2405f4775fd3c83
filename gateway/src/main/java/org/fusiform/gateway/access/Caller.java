package org.fusiform.gateway.access;

import org.fusiform.gateway.project.Project;

/**
 * Who asks.
 *
 * @param name as the audit log tells it: {@code key:ID}, {@code token:SUBJECT} or {@code anonymous}
 */
public record Caller(String project, String name, Scope scope) {
    /** Whoever reaches a gateway whose access is off. */
    static final Caller ANONYMOUS = new Caller(Project.DEFAULT, "anonymous", Scope.ADMIN);

    boolean anonymous() {
        return equals(ANONYMOUS);
    }
}
