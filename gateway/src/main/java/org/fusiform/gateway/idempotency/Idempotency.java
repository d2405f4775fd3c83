package org.fusiform.gateway.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Requests that make something, done once for each Idempotency-Key of a project. */
@ApplicationScoped
public class Idempotency {
    private static final Logger LOG = Logger.getLogger(Idempotency.class);

    private final Transactions transactions;
    private final IdempotencyConfig config;
    private final Answers answers;

    Idempotency(Transactions transactions, IdempotencyConfig config, ObjectMapper json) {
        this.transactions = transactions;
        this.config = config;
        this.answers = new Answers(json);
    }

    /** Does what is asked for. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        Made does(Attempt attempt) throws E;
    }

    /**
     * The answer, or the one of an earlier request like this. A Problem where such a one is under way, or the key was used
     * for another; what fails leaves the key unused.
     *
     * @param most how long the work takes: after that whoever does it is taken for dead, and the next request does it
     */
    public <E extends Exception> Response once(Asked asked, Duration most, Work<E> work) throws E {
        if (asked.key() == null) {
            Made made = work.does(new Attempt(asked, "", answers));
            return answers.sent(made).first(made.secret());
        }
        String holder = UUID.randomUUID().toString();
        Optional<StoredAnswer> earlier =
                transactions.call(session -> Keys.claim(session, asked, holder, most, config.kept())
                        .chain(taken -> taken
                                ? Uni.createFrom().item(Optional.empty())
                                : Keys.earlier(session, asked).map(Optional::of)));
        if (earlier.isPresent()) {
            return earlier.get().again();
        }
        boolean done = false;
        try {
            Made made = work.does(new Attempt(asked, holder, answers));
            transactions.call(session -> Keys.answer(session, asked, holder, answers.stored(made)));
            done = true;
            return answers.sent(made).first(made.secret());
        } finally {
            if (!done) {
                giveBack(asked, holder);
            }
        }
    }

    private void giveBack(Asked asked, String holder) {
        try {
            transactions.call(session -> Keys.giveBack(session, asked, holder));
        } catch (RuntimeException e) {
            // What failed is told all the same.
            LOG.warnf("an Idempotency-Key is not given back, that ends by itself: %s", e.getMessage());
        }
    }

    /** Within the transaction that removes what such a request made: its key may make it anew. */
    public static Uni<Void> forget(Mutiny.Session session, String project, String location) {
        return session.createNativeQuery("DELETE FROM gateway.idempotency WHERE project = ?1 AND location = ?2")
                .setParameter(1, project)
                .setParameter(2, location)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Forgets what has been kept long enough. */
    public void trim() {
        transactions.call(session -> session.createNativeQuery(
                        "DELETE FROM gateway.idempotency WHERE begun_at < now() - interval '%d seconds'"
                                .formatted(config.kept().toSeconds()))
                .executeUpdate());
    }
}
