package org.fusiform.gateway.retention;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Within the transaction that makes it so: extractions that may be needed no more. Whoever comes to look locks the
 * extraction first and its check second, and sees what this transaction changed.
 */
public final class RetentionChecks {
    private RetentionChecks() {}

    /** A campaign that discards its arrays has ended. */
    public static Uni<Void> ended(Mutiny.Session session, String campaign) {
        return insert(session, campaign, "");
    }

    /** A campaign is being removed; arrays that nobody asked to discard stay until a sweep. */
    public static Uni<Void> removed(Mutiny.Session session, String campaign) {
        return insert(session, campaign, """
                AND EXISTS (
                    SELECT 1 FROM gateway.run_layer other JOIN gateway.run s ON s.id = other.run
                    JOIN gateway.campaign c ON c.id = s.campaign
                    WHERE other.extraction = l.extraction AND c.retention = 'DISCARD')""");
    }

    private static Uni<Void> insert(Mutiny.Session session, String campaign, String condition) {
        return session.createNativeQuery("""
                        INSERT INTO gateway.retention_check (project, extraction)
                        SELECT DISTINCT r.project, l.extraction
                        FROM gateway.run r JOIN gateway.run_layer l ON l.run = r.id
                        WHERE r.campaign = ?1 %s
                        ORDER BY r.project, l.extraction
                        ON CONFLICT (project, extraction) DO UPDATE SET due_at = now()""".formatted(condition))
                .setParameter(1, campaign)
                .executeUpdate()
                .replaceWithVoid();
    }
}
