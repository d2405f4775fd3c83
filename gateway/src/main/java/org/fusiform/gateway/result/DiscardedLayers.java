package org.fusiform.gateway.result;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Layers whose activations are no longer stored, or not yet stored anew, within a transaction. */
final class DiscardedLayers {
    private DiscardedLayers() {}

    /** Their indexes in the run's plan. */
    static Uni<Set<Integer>> ofRun(Mutiny.Session session, String run) {
        return select(session, "l.run = ?1", run).map(found -> found.getOrDefault(run, Set.of()));
    }

    /** Run → their indexes in its plan; runs without any are absent. */
    static Uni<Map<String, Set<Integer>>> ofCampaign(Mutiny.Session session, String campaign) {
        return select(session, "l.run IN (SELECT r.id FROM gateway.run r WHERE r.campaign = ?1)", campaign);
    }

    private static Uni<Map<String, Set<Integer>>> select(Mutiny.Session session, String which, String id) {
        return session.createNativeQuery("""
                        SELECT l.run, l.layer FROM gateway.run_layer l JOIN gateway.run s ON s.id = l.run
                        JOIN gateway.extraction e ON e.project = s.project AND e.id = l.extraction
                        WHERE (e.state IN ('DISCARDING', 'DISCARDED') OR (e.state <> 'STORED' AND e.generation <>
                            coalesce(CAST(CAST(s.plan AS json) -> 'layers' -> l.layer ->> 'generation' AS bigint), 0)))
                        AND\s""" + which, Object[].class)
                .setParameter(1, id)
                .getResultList()
                .map(rows -> {
                    Map<String, Set<Integer>> discarded = new HashMap<>();
                    rows.forEach(row -> discarded
                            .computeIfAbsent((String) row[0], run -> new HashSet<>())
                            .add((Integer) row[1]));
                    return discarded;
                });
    }
}
