package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Extractions and their shards within a transaction. */
final class Extractions {
    private Extractions() {}

    /** Makes the rows that are missing and locks all, in one order for everybody, or two transactions could wait for each other. */
    static Uni<Void> lock(Mutiny.Session session, String project, List<String> ids) {
        List<String> ordered = ids.stream().distinct().sorted().toList();
        return Transactions.each(ordered, id -> session.createNativeQuery(
                        "INSERT INTO stats.extraction (id, project) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, id)
                .setParameter(2, project)
                .executeUpdate()
                .chain(() -> session.find(ExtractionRow.class, id, LockMode.PESSIMISTIC_WRITE)));
    }

    /** Counts a shard once; a repeated or later completion replaces what was said of its chunks. */
    static Uni<Void> complete(Mutiny.Session session, int shard, LayerChunks layer) {
        String chunks = MessageJson.write(layer);
        return both(session, layer.extraction(), shard, (extraction, row) -> {
            if (row == null) {
                extraction.shardsDone++;
                return session.persist(ShardRow.of(extraction.id, shard, chunks));
            }
            if (row.chunks == null) {
                extraction.shardsFailed--;
                extraction.shardsDone++;
            }
            row.chunks = chunks;
            return Uni.createFrom().voidItem();
        });
    }

    /** Remembers a failure, unless the shard is known already: what is stored outlives a late word of failure. */
    static Uni<Void> fail(Mutiny.Session session, int shard, String extractionId) {
        return both(session, extractionId, shard, (extraction, row) -> {
            if (row != null) {
                return Uni.createFrom().voidItem();
            }
            extraction.shardsFailed++;
            return session.persist(ShardRow.of(extraction.id, shard, null));
        });
    }

    private static Uni<Void> both(Mutiny.Session session, String extraction, int shard, Step step) {
        return session.find(ExtractionRow.class, extraction)
                .chain(locked -> session.find(ShardRow.class, new ShardRow.Key(extraction, shard))
                        .chain(row -> step.apply(locked, row)));
    }

    @FunctionalInterface
    private interface Step {
        /** @param row null where the shard is not known yet */
        Uni<Void> apply(ExtractionRow extraction, ShardRow row);
    }
}
