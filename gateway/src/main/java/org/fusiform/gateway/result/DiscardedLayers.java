package org.fusiform.gateway.result;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Layers whose activations are no longer stored, or not yet stored anew, within a transaction. */
final class DiscardedLayers {
    private DiscardedLayers() {}

    /** Their indexes in the run's plan. */
    static Uni<Set<Integer>> ofRun(Mutiny.Session session, String run) {
        return session.createNativeQuery("""
                        SELECT l.layer FROM gateway.run_layer l JOIN gateway.run r ON r.id = l.run
                        JOIN gateway.extraction e ON e.project = r.project AND e.id = l.extraction
                        WHERE l.run = ?1 AND (e.state IN ('DISCARDING', 'DISCARDED')
                            OR (e.state <> 'STORED' AND e.generation <> coalesce(
                                CAST(CAST(r.plan AS json) -> 'layers' -> l.layer ->> 'generation' AS bigint), 0)))""", Integer.class)
                .setParameter(1, run)
                .getResultList()
                .map(Set::copyOf);
    }
}
