package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.LayerChunks;
import org.hibernate.reactive.mutiny.Mutiny;

/** Extractions and their shards within a transaction. */
final class Extractions {
    private Extractions() {}

    /** Makes the rows that are missing and locks all, in one order for everybody, or two transactions could wait for each other. */
    static Uni<Void> lock(Mutiny.Session session, String project, Collection<String> ids) {
        String joined = ids.stream().distinct().sorted().collect(Collectors.joining(","));
        return session.createNativeQuery("""
                        INSERT INTO stats.extraction (id, project)
                        SELECT i, ?2 FROM unnest(string_to_array(?1, ',')) AS i ORDER BY i ON CONFLICT DO NOTHING""")
                .setParameter(1, joined)
                .setParameter(2, project)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                SELECT id FROM stats.extraction WHERE id = ANY (string_to_array(?1, ','))
                                ORDER BY id FOR UPDATE""", String.class)
                        .setParameter(1, joined)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Counts each shard once; a repeated or later completion replaces what was said of its chunks. */
    static Uni<Void> complete(Mutiny.Session session, List<ShardCompleted> shards) {
        Map<ShardRow.Key, Map<String, Object>> said = new LinkedHashMap<>();
        for (ShardCompleted shard : shards) {
            for (LayerChunks layer : shard.layers()) {
                said.put(
                        new ShardRow.Key(layer.extraction(), shard.shard()),
                        Map.of(
                                "extraction",
                                layer.extraction(),
                                "index",
                                shard.shard(),
                                "chunks",
                                MessageJson.write(layer)));
            }
        }
        if (said.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        WITH said AS (
                            SELECT * FROM json_to_recordset(CAST(CAST(?1 AS text) AS json))
                                AS s (extraction text, index integer, chunks text)),
                        known AS (
                            SELECT s.extraction, k.index IS NOT NULL AND k.chunks IS NULL AS failed,
                                k.chunks IS NULL AS fresh
                            FROM said s LEFT JOIN stats.shard k ON k.extraction = s.extraction AND k.index = s.index),
                        put AS (
                            INSERT INTO stats.shard (extraction, index, chunks)
                            SELECT extraction, index, chunks FROM said
                            ON CONFLICT (extraction, index) DO UPDATE SET chunks = EXCLUDED.chunks)
                        UPDATE stats.extraction e
                        SET shards_done = e.shards_done + d.fresh, shards_failed = e.shards_failed - d.failed
                        FROM (
                            SELECT extraction, count(*) FILTER (WHERE fresh) AS fresh,
                                count(*) FILTER (WHERE failed) AS failed
                            FROM known GROUP BY extraction) d
                        WHERE e.id = d.extraction""")
                .setParameter(1, MessageJson.write(List.copyOf(said.values())))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Remembers a failure, unless the shard is known already: what is stored outlives a late word of failure. */
    static Uni<Void> fail(Mutiny.Session session, int shard, String extractionId) {
        return session.find(ExtractionRow.class, extractionId)
                .chain(extraction -> session.find(ShardRow.class, new ShardRow.Key(extractionId, shard))
                        .chain(known -> {
                            if (known != null) {
                                return Uni.createFrom().voidItem();
                            }
                            extraction.shardsFailed++;
                            return session.persist(ShardRow.of(extractionId, shard, null));
                        }));
    }
}
