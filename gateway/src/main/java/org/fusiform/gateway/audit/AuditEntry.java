package org.fusiform.gateway.audit;

import java.time.Instant;
import org.fusiform.messaging.database.Columns;

/**
 * A request that changed something, or tried to.
 *
 * @param actor as {@link org.fusiform.gateway.access.Caller} names them
 * @param action the HTTP method
 * @param target path of what was changed or made
 * @param status of the answer; null while there is none, or where the gateway died before it
 */
public record AuditEntry(
        long id, Instant at, String project, String actor, String action, String target, Integer status) {
    static AuditEntry of(Object[] row) {
        return new AuditEntry(
                (Long) row[0],
                Columns.instant(row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Integer) row[6]);
    }
}
