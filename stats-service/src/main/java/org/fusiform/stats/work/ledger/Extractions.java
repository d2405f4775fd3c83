package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Extractions and their shards within a transaction; what is said of a discarded generation changes nothing. */
final class Extractions {
    private Extractions() {}

    /** Makes the rows that are missing and locks all, in one order for everybody, or two transactions could wait for each other. */
    static Uni<Void> lock(Mutiny.Session session, String project, List<Generation> extractions) {
        List<Generation> ordered = extractions.stream().distinct().sorted().toList();
        return Transactions.each(ordered, id -> session.createNativeQuery(
                        "INSERT INTO stats.extraction (id, generation, project) VALUES (?1, ?2, ?3)"
                                + " ON CONFLICT DO NOTHING")
                .setParameter(1, id.id())
                .setParameter(2, id.generation())
                .setParameter(3, project)
                .executeUpdate()
                .chain(() -> session.find(ExtractionRow.class, id, LockMode.PESSIMISTIC_WRITE)));
    }

    /** Counts a shard once; a repeated or later completion replaces what was said of its chunks. */
    static Uni<Void> complete(Mutiny.Session session, int shard, LayerChunks layer) {
        String chunks = MessageJson.write(layer);
        return both(session, Generation.of(layer), shard, (extraction, row) -> {
            if (row == null) {
                extraction.shardsDone++;
                return session.persist(ShardRow.of(Generation.of(layer), shard, chunks));
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
    static Uni<Void> fail(Mutiny.Session session, int shard, Generation failed) {
        return both(session, failed, shard, (extraction, row) -> {
            if (row != null) {
                return Uni.createFrom().voidItem();
            }
            extraction.shardsFailed++;
            return session.persist(ShardRow.of(failed, shard, null));
        });
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

    private static Uni<Void> both(Mutiny.Session session, Generation extraction, int shard, Step step) {
        return session.find(ExtractionRow.class, extraction)
                .chain(locked -> locked.discarded
                        ? Uni.createFrom().voidItem()
                        : session.find(
                                        ShardRow.class,
                                        new ShardRow.Key(extraction.id(), extraction.generation(), shard))
                                .chain(row -> step.apply(locked, row)));
    }

    @FunctionalInterface
    private interface Step {
        /** @param row null where the shard is not known yet */
        Uni<Void> apply(ExtractionRow extraction, ShardRow row);
    }
}
