package org.fusiform.gateway.idempotency;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.fusiform.gateway.problem.Problem;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of keys, within a transaction. */
final class Keys {
    private static final int RETRY_SECONDS = 2;

    private Keys() {}

    /** Whether the key is the holder's now: it is new, or has been kept long enough, or whoever had it went away. */
    static Uni<Boolean> claim(Mutiny.Session session, Asked asked, String holder, Duration most, Duration kept) {
        return session.createNativeQuery("""
                        INSERT INTO gateway.idempotency AS i (project, key, request, holder, until)
                        VALUES (?1, ?2, ?3, ?4, now() + interval '%d seconds')
                        ON CONFLICT (project, key) DO UPDATE SET request = excluded.request, holder = excluded.holder,
                            begun_at = now(), until = excluded.until, status = NULL, location = NULL, answer = NULL
                        WHERE (i.status IS NULL AND i.until < now()) OR i.begun_at < now() - interval '%d seconds'
                        RETURNING i.holder""".formatted(most.toSeconds(), kept.toSeconds()), String.class)
                .setParameter(1, asked.project())
                .setParameter(2, asked.key())
                .setParameter(3, asked.request())
                .setParameter(4, holder)
                .getSingleResultOrNull()
                .map(taken -> taken != null);
    }

    /** What the request was answered before; a Problem where it is under way, or the key was another request's. */
    static Uni<StoredAnswer> earlier(Mutiny.Session session, Asked asked) {
        return session.createNativeQuery("""
                        SELECT request, status, location, answer FROM gateway.idempotency
                        WHERE project = ?1 AND key = ?2""", Object[].class)
                .setParameter(1, asked.project())
                .setParameter(2, asked.key())
                .getSingleResultOrNull()
                .map(row -> {
                    if (row != null && !row[0].equals(asked.request())) {
                        throw Problem.invalid(Asked.HEADER, "was used for another request; take a new key for each");
                    }
                    if (row == null || row[1] == null) {
                        throw underWay();
                    }
                    return new StoredAnswer((Integer) row[1], (String) row[2], (String) row[3]);
                });
    }

    /** Whether it is answered; a Problem where the key is another holder's. */
    static Uni<Boolean> held(Mutiny.Session session, Asked asked, String holder) {
        return session.createNativeQuery("""
                        SELECT status IS NOT NULL FROM gateway.idempotency
                        WHERE project = ?1 AND key = ?2 AND holder = ?3 FOR UPDATE""", Boolean.class)
                .setParameter(1, asked.project())
                .setParameter(2, asked.key())
                .setParameter(3, holder)
                .getSingleResultOrNull()
                .map(answered -> {
                    if (answered == null) {
                        throw underWay();
                    }
                    return answered;
                });
    }

    /** Nothing where the key is another holder's. */
    static Uni<Void> answer(Mutiny.Session session, Asked asked, String holder, StoredAnswer answer) {
        return session.createNativeQuery("""
                        UPDATE gateway.idempotency SET status = ?4, location = ?5, answer = cast(?6 AS text)
                        WHERE project = ?1 AND key = ?2 AND holder = ?3 AND status IS NULL""")
                .setParameter(1, asked.project())
                .setParameter(2, asked.key())
                .setParameter(3, holder)
                .setParameter(4, answer.status())
                .setParameter(5, answer.location())
                .setParameter(6, answer.json())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A request that made nothing leaves its key as it was. */
    static Uni<Void> giveBack(Mutiny.Session session, Asked asked, String holder) {
        return session.createNativeQuery("""
                        DELETE FROM gateway.idempotency
                        WHERE project = ?1 AND key = ?2 AND holder = ?3 AND status IS NULL""")
                .setParameter(1, asked.project())
                .setParameter(2, asked.key())
                .setParameter(3, holder)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Problem underWay() {
        return Problem.underWay(
                "a request with this Idempotency-Key is under way; ask again after " + RETRY_SECONDS + " s",
                RETRY_SECONDS);
    }
}
