package org.fusiform.gateway.retention;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who needs what is stored of an extraction, within a transaction. */
public final class Needs {
    /** Of a run_layer {@code l}: its campaign has not ended, or keeps its arrays. */
    static final String OF_LAYER = """
            EXISTS (
                SELECT 1 FROM gateway.run r JOIN gateway.campaign c ON c.id = r.campaign
                WHERE r.id = l.run
                AND (c.retention = 'KEEP' OR c.state NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED')))""";

    private Needs() {}

    /** Those among the extractions whose arrays are needed, or are being computed. */
    public static Uni<Set<String>> arrays(Mutiny.Session session, String project, Collection<String> extractions) {
        return select(session, project, extractions, """
                SELECT w.id FROM unnest(string_to_array(?2, ',')) AS w (id)
                WHERE EXISTS (SELECT 1 FROM gateway.run_layer l WHERE l.extraction = w.id AND %s)
                OR EXISTS (
                    SELECT 1 FROM gateway.extraction e
                    WHERE e.project = ?1 AND e.id = w.id AND e.state = 'CLAIMED')""".formatted(OF_LAYER));
    }

    /** Those among the extractions that any campaign refers to: what analyses stored of them is needed. */
    public static Uni<Set<String>> analyses(Mutiny.Session session, String project, Collection<String> extractions) {
        return select(session, project, extractions, """
                SELECT w.id FROM unnest(string_to_array(?2, ',')) AS w (id)
                WHERE EXISTS (
                    SELECT 1 FROM gateway.run_layer l JOIN gateway.run r ON r.id = l.run
                    WHERE l.extraction = w.id AND r.project = ?1)""");
    }

    private static Uni<Set<String>> select(
            Mutiny.Session session, String project, Collection<String> extractions, String query) {
        return session.createNativeQuery(query, String.class)
                .setParameter(1, project)
                .setParameter(2, String.join(",", extractions))
                .getResultList()
                .map(Set::copyOf);
    }
}
