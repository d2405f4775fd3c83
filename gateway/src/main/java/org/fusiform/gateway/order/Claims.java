package org.fusiform.gateway.order;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who computes which activation array. Arrays are claimed in the order of their ids, and claiming locks their rows, so
 * that two campaigns that want the same array agree on one order for it.
 */
public final class Claims {
    private Claims() {}

    /**
     * Claims whatever nobody has stored or claimed; {@link BeingDiscarded} where one of them is on its way out of the store.
     * What was discarded begins as another generation.
     *
     * @param wanted extraction id → the order that would compute it
     * @return extraction id → the order that does
     */
    public static Uni<Map<String, Claim>> claim(Mutiny.Session session, String project, Map<String, String> wanted) {
        TreeMap<String, String> sorted = new TreeMap<>(wanted);
        String ids = String.join(",", sorted.keySet());
        return session.createNativeQuery("""
                        INSERT INTO gateway.extraction AS e (project, id, state, order_id)
                        SELECT ?1, w.id, 'CLAIMED', w.order_id
                        FROM unnest(string_to_array(?2, ','), string_to_array(?3, ',')) AS w (id, order_id)
                        ORDER BY w.id
                        ON CONFLICT (project, id) DO UPDATE SET state = 'CLAIMED', order_id = EXCLUDED.order_id,
                            generation = CASE e.state WHEN 'FREE' THEN e.generation ELSE EXCLUDED.generation END,
                            lease = NULL, leased_until = NULL
                        WHERE e.state IN ('FREE', 'DISCARDED') OR (e.state = 'DISCARDING' AND e.leased_until < now())""")
                .setParameter(1, project)
                .setParameter(2, ids)
                .setParameter(3, String.join(",", sorted.values()))
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                SELECT id, state, order_id, generation FROM gateway.extraction
                                WHERE project = ?1 AND id = ANY (string_to_array(?2, ','))""", Object[].class)
                        .setParameter(1, project)
                        .setParameter(2, ids)
                        .getResultList())
                .map(Claims::byExtraction);
    }

    private static Map<String, Claim> byExtraction(List<Object[]> rows) {
        Map<String, Claim> claims = new HashMap<>();
        for (Object[] row : rows) {
            String extraction = (String) row[0];
            Optional<String> order =
                    switch (ExtractionState.valueOf((String) row[1])) {
                        case DISCARDING -> throw new BeingDiscarded(extraction);
                        case STORED -> Optional.empty();
                        case CLAIMED, FREE, DISCARDED -> Optional.of((String) row[2]);
                    };
            claims.put(extraction, new Claim(order, (Long) row[3]));
        }
        return claims;
    }

    /** Locks those of the arrays that have a row, so that what is found out about them holds until they are claimed. */
    public static Uni<Void> lock(Mutiny.Session session, String project, Collection<String> extractions) {
        return session.createNativeQuery("""
                        SELECT id FROM gateway.extraction WHERE project = ?1 AND id = ANY (string_to_array(?2, ','))
                        ORDER BY id FOR UPDATE""", String.class)
                .setParameter(1, project)
                .setParameter(2, String.join(",", extractions))
                .getResultList()
                .replaceWithVoid();
    }

    /** The orders that are to be issued: those among {@code own} that anything was claimed under. */
    public static Set<String> issued(Map<String, Claim> claims, Set<String> own) {
        Set<String> issued = new HashSet<>();
        claims.values().forEach(claim -> claim.order().filter(own::contains).ifPresent(issued::add));
        return issued;
    }
}
