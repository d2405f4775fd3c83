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

/** Extractions and their shards within a transaction; what is said of a discarded generation changes nothing. */
final class Extractions {
    private Extractions() {}

    /** Makes the rows that are missing and locks all, in one order for everybody, or two transactions could wait for each other. */
    static Uni<Void> lock(Mutiny.Session session, String project, Collection<Generation> extractions) {
        List<Generation> ordered = extractions.stream().distinct().sorted().toList();
        String ids = ordered.stream().map(Generation::id).collect(Collectors.joining(","));
        String generations = ordered.stream()
                .map(extraction -> Long.toString(extraction.generation()))
                .collect(Collectors.joining(","));
        return session.createNativeQuery("""
                        INSERT INTO stats.extraction (id, generation, project)
                        SELECT x.id, x.generation, ?3
                        FROM unnest(string_to_array(?1, ','), string_to_array(?2, ',')::bigint[]) AS x (id, generation)
                        ORDER BY x.id, x.generation ON CONFLICT DO NOTHING""")
                .setParameter(1, ids)
                .setParameter(2, generations)
                .setParameter(3, project)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                SELECT e.id FROM stats.extraction e
                                JOIN unnest(string_to_array(?1, ','), string_to_array(?2, ',')::bigint[])
                                    AS x (id, generation) ON x.id = e.id AND x.generation = e.generation
                                ORDER BY e.id, e.generation FOR UPDATE OF e""", String.class)
                        .setParameter(1, ids)
                        .setParameter(2, generations)
                        .getResultList())
                .replaceWithVoid();
    }

    /** Counts each shard once; a repeated or later completion replaces what was said of its chunks. */
    static Uni<Void> complete(Mutiny.Session session, List<ShardCompleted> shards) {
        Map<ShardRow.Key, Map<String, Object>> said = new LinkedHashMap<>();
        for (ShardCompleted shard : shards) {
            for (LayerChunks layer : shard.layers()) {
                said.put(
                        new ShardRow.Key(layer.extraction(), layer.generation(), shard.shard()),
                        Map.of(
                                "extraction",
                                layer.extraction(),
                                "generation",
                                layer.generation(),
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
                            SELECT s.* FROM json_to_recordset(CAST(CAST(?1 AS text) AS json))
                                AS s (extraction text, generation bigint, index integer, chunks text)
                            JOIN stats.extraction e
                                ON e.id = s.extraction AND e.generation = s.generation AND NOT e.discarded),
                        known AS (
                            SELECT s.extraction, s.generation, k.index IS NOT NULL AND k.chunks IS NULL AS failed,
                                k.chunks IS NULL AS fresh
                            FROM said s LEFT JOIN stats.shard k ON k.extraction = s.extraction
                                AND k.generation = s.generation AND k.index = s.index),
                        put AS (
                            INSERT INTO stats.shard (extraction, generation, index, chunks)
                            SELECT extraction, generation, index, chunks FROM said
                            ON CONFLICT (extraction, generation, index) DO UPDATE SET chunks = EXCLUDED.chunks)
                        UPDATE stats.extraction e
                        SET shards_done = e.shards_done + d.fresh, shards_failed = e.shards_failed - d.failed
                        FROM (
                            SELECT extraction, generation, count(*) FILTER (WHERE fresh) AS fresh,
                                count(*) FILTER (WHERE failed) AS failed
                            FROM known GROUP BY extraction, generation) d
                        WHERE e.id = d.extraction AND e.generation = d.generation""")
                .setParameter(1, MessageJson.write(List.copyOf(said.values())))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Remembers a failure, unless the shard is known already: what is stored outlives a late word of failure. */
    static Uni<Void> fail(Mutiny.Session session, int shard, Generation failed) {
        return session.find(ExtractionRow.class, failed)
                .chain(extraction -> extraction.discarded
                        ? Uni.createFrom().voidItem()
                        : session.find(ShardRow.class, new ShardRow.Key(failed.id(), failed.generation(), shard))
                                .chain(known -> {
                                    if (known != null) {
                                        return Uni.createFrom().voidItem();
                                    }
                                    extraction.shardsFailed++;
                                    return session.persist(ShardRow.of(failed, shard, null));
                                }));
    }

    /** Forgets the shards of a locked generation, also those that are still to come. */
    static Uni<Void> discard(Mutiny.Session session, Generation discarded) {
        return session.find(ExtractionRow.class, discarded)
                .invoke(row -> {
                    row.discarded = true;
                    row.shardsDone = 0;
                    row.shardsFailed = 0;
                })
                .chain(() -> session.createMutationQuery(
                                "delete from ShardRow where extraction = :id and generation = :generation")
                        .setParameter("id", discarded.id())
                        .setParameter("generation", discarded.generation())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
