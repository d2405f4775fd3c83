package org.fusiform.gateway.lease;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.delivery.Retry;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Leases that all replicas know of. */
@ApplicationScoped
public class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);
    private static final Retry RETRY = new Retry(Duration.ofSeconds(30));

    private final Transactions transactions;

    Leases(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One among many; waits a little while somebody has it alone, then {@link Leased}. */
    public Lease share(String project, String subject, Duration most) {
        return RETRY.call(
                "sharing " + subject, () -> take(project, subject, true, most).orElseThrow(() -> new Leased(subject)));
    }

    /** Alone, or empty while anybody has it. */
    public Optional<Lease> alone(String project, String subject, Duration most) {
        return take(project, subject, false, most);
    }

    private Optional<Lease> take(String project, String subject, boolean shared, Duration most) {
        String token = UUID.randomUUID().toString();
        // Before the database begins to count.
        long deadline = System.nanoTime() + most.toNanos();
        boolean taken = transactions.call(session -> oneAtATime(session, project, subject)
                .chain(() -> others(session, project, subject, shared))
                .chain(others -> others > 0
                        ? Uni.createFrom().item(false)
                        : insert(session, token, project, subject, shared, most).replaceWith(true)));
        return taken ? Optional.of(new Lease(token, deadline, this)) : Optional.empty();
    }

    private static Uni<Void> oneAtATime(Mutiny.Session session, String project, String subject) {
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 4))", Integer.class)
                .setParameter(1, project + "/" + subject)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Of those that share, only one that does not is in the way. */
    private static Uni<Long> others(Mutiny.Session session, String project, String subject, boolean shared) {
        return session.createNativeQuery("""
                        SELECT count(*) FROM gateway.store_lease
                        WHERE project = ?1 AND subject = ?2 AND until > now() AND NOT (shared AND ?3)""", Long.class)
                .setParameter(1, project)
                .setParameter(2, subject)
                .setParameter(3, shared)
                .getSingleResult();
    }

    private static Uni<Void> insert(
            Mutiny.Session session, String token, String project, String subject, boolean shared, Duration most) {
        return session.createNativeQuery("DELETE FROM gateway.store_lease WHERE until < now()")
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                INSERT INTO gateway.store_lease (token, project, subject, shared, until)
                                VALUES (?1, ?2, ?3, ?4, clock_timestamp() + interval '%d seconds')""".formatted(most.toSeconds()))
                        .setParameter(1, token)
                        .setParameter(2, project)
                        .setParameter(3, subject)
                        .setParameter(4, shared)
                        .executeUpdate())
                .replaceWithVoid();
    }

    void giveBack(String token) {
        try {
            transactions.call(session -> session.createNativeQuery("DELETE FROM gateway.store_lease WHERE token = ?1")
                    .setParameter(1, token)
                    .executeUpdate());
        } catch (RuntimeException e) {
            // What was done under it is done all the same.
            LOG.warnf("a lease is not given back, it ends by itself: %s", e.getMessage());
        }
    }
}
