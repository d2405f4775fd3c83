package org.fusiform.gateway.retention;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.gateway.order.ExtractionState;
import org.fusiform.messaging.outbox.OutboxRow;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The rows of arrays on their way out of the store, within a transaction. The extraction's row is locked before anything
 * is asked: a campaign that is being submitted holds that lock from its claim on, and is seen by what is asked after it.
 */
final class Departures {
    /** Far longer than {@link Discards#AT_A_TIME} and the slowest call to the store together. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private Departures() {}

    private record Row(ExtractionState state, long generation, boolean leased, boolean outstanding) {}

    /** Leases the array for its removal, and tells stats that it is gone, unless something needs it or may write it. */
    static Uni<Optional<Departure>> begin(
            Mutiny.Session session, String project, String extraction, Occasion occasion) {
        return lock(session, project, extraction).chain(row -> lockCheck(session, project, extraction)
                .chain(() -> needed(session, extraction))
                .chain(needed -> begin(session, project, extraction, occasion, row, needed)));
    }

    private static Uni<Optional<Departure>> begin(
            Mutiny.Session session,
            String project,
            String extraction,
            Occasion occasion,
            Optional<Row> found,
            boolean needed) {
        if (needed || found.isEmpty() && occasion == Occasion.RETENTION) {
            return settled(session, project, extraction).replaceWith(Optional.empty());
        }
        if (found.isEmpty()) {
            return insert(session, project, extraction);
        }
        Row row = found.get();
        if (occasion == Occasion.RETENTION && row.state == ExtractionState.DISCARDED) {
            return settled(session, project, extraction).replaceWith(Optional.empty());
        }
        if (row.state == ExtractionState.CLAIMED || row.leased || row.outstanding) {
            return later(session, project, extraction).replaceWith(Optional.empty());
        }
        Uni<Void> told = row.state == ExtractionState.STORED || row.state == ExtractionState.FREE
                ? session.persist(OutboxRow.of(
                        Topics.EXTRACTION_DISCARDS,
                        extraction,
                        new ExtractionDiscarded(project, extraction, row.generation)))
                : Uni.createFrom().voidItem();
        return told.chain(session::flush)
                .chain(() -> settled(session, project, extraction))
                .chain(() -> lease(session, project, extraction));
    }

    private static Uni<Optional<Row>> lock(Mutiny.Session session, String project, String extraction) {
        return session.createNativeQuery("""
                        SELECT e.state, e.generation, coalesce(e.leased_until > now(), false), e.order_id
                        FROM gateway.extraction e WHERE e.project = ?1 AND e.id = ?2 FOR UPDATE""", Object[].class)
                .setParameter(1, project)
                .setParameter(2, extraction)
                .getSingleResultOrNull()
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : outstanding(session, project, extraction, (String) row[3])
                                .map(outstanding -> Optional.of(new Row(
                                        ExtractionState.valueOf((String) row[0]),
                                        (Long) row[1],
                                        (Boolean) row[2],
                                        outstanding))));
    }

    /** Whether a shard of it may still be written: by its last order, or by an earlier one that was given up. */
    private static Uni<Boolean> outstanding(Mutiny.Session session, String project, String extraction, String order) {
        return session.createNativeQuery("""
                        SELECT count(*) FROM gateway.extraction_order WHERE in_flight > 0
                        AND project = ?1 AND (id = ?2 OR position(?3 IN request) > 0)""", Long.class)
                .setParameter(1, project)
                .setParameter(2, order)
                .setParameter(3, extraction)
                .getSingleResult()
                .map(open -> open > 0);
    }

    private static Uni<Void> lockCheck(Mutiny.Session session, String project, String extraction) {
        return session.createNativeQuery("""
                        SELECT 1 FROM gateway.retention_check WHERE project = ?1 AND extraction = ?2
                        FOR UPDATE""", Integer.class)
                .setParameter(1, project)
                .setParameter(2, extraction)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    /** Whether a campaign that has not ended, or one that keeps its arrays, refers to the extraction. */
    private static Uni<Boolean> needed(Mutiny.Session session, String extraction) {
        return session.createNativeQuery(
                        "SELECT count(*) FROM gateway.run_layer l WHERE l.extraction = ?1 AND " + Needs.OF_LAYER,
                        Long.class)
                .setParameter(1, extraction)
                .getSingleResult()
                .map(needs -> needs > 0);
    }

    private static Uni<Void> settled(Mutiny.Session session, String project, String extraction) {
        return session.createNativeQuery("DELETE FROM gateway.retention_check WHERE project = ?1 AND extraction = ?2")
                .setParameter(1, project)
                .setParameter(2, extraction)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> later(Mutiny.Session session, String project, String extraction) {
        return session.createNativeQuery("""
                        UPDATE gateway.retention_check SET due_at = now() + interval '%d seconds'
                        WHERE project = ?1 AND extraction = ?2""".formatted(AGAIN.toSeconds()))
                .setParameter(1, project)
                .setParameter(2, extraction)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What no row tells of gets one, so that nobody claims it while it is removed. */
    private static Uni<Optional<Departure>> insert(Mutiny.Session session, String project, String extraction) {
        return session.createNativeQuery("""
                        INSERT INTO gateway.extraction (project, id, state, order_id)
                        VALUES (?1, ?2, 'DISCARDING', '') ON CONFLICT DO NOTHING""")
                .setParameter(1, project)
                .setParameter(2, extraction)
                .executeUpdate()
                .chain(inserted ->
                        inserted == 0 ? Uni.createFrom().item(Optional.empty()) : lease(session, project, extraction));
    }

    private static Uni<Optional<Departure>> lease(Mutiny.Session session, String project, String extraction) {
        String token = UUID.randomUUID().toString();
        return session.createNativeQuery("""
                        UPDATE gateway.extraction SET state = 'DISCARDING', lease = ?3,
                            leased_until = clock_timestamp() + interval '%d seconds'
                        WHERE project = ?1 AND id = ?2""".formatted(LEASE.toSeconds()))
                .setParameter(1, project)
                .setParameter(2, extraction)
                .setParameter(3, token)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(
                                "SELECT count(*) FROM gateway.run_layer WHERE extraction = ?1", Long.class)
                        .setParameter(1, extraction)
                        .getSingleResult())
                .map(layers -> Optional.of(new Departure(project, extraction, token, layers == 0)));
    }

    /** Nothing is left of it. The row stays only as long as a campaign tells of it. */
    static Uni<Void> end(Mutiny.Session session, Departure departure) {
        return session.createNativeQuery("""
                        UPDATE gateway.extraction SET state = 'DISCARDED', lease = NULL, leased_until = NULL
                        WHERE project = ?1 AND id = ?2 AND state = 'DISCARDING' AND lease = ?3""")
                .setParameter(1, departure.project())
                .setParameter(2, departure.extraction())
                .setParameter(3, departure.token())
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                DELETE FROM gateway.extraction e WHERE e.project = ?1 AND e.id = ?2
                                AND e.state = 'DISCARDED' AND NOT EXISTS (
                                    SELECT 1 FROM gateway.run_layer l WHERE l.extraction = e.id)""")
                        .setParameter(1, departure.project())
                        .setParameter(2, departure.extraction())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Nobody is at it any more: another may go on, or claim it for computing it anew. */
    static Uni<Void> leave(Mutiny.Session session, Departure departure) {
        return session.createNativeQuery("""
                        UPDATE gateway.extraction SET leased_until = now() - interval '1 second'
                        WHERE project = ?1 AND id = ?2 AND state = 'DISCARDING' AND lease = ?3""")
                .setParameter(1, departure.project())
                .setParameter(2, departure.extraction())
                .setParameter(3, departure.token())
                .executeUpdate()
                .replaceWithVoid();
    }
}
