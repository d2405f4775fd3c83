package org.fusiform.gateway.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.fusiform.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Takes arrays out of the store: a lease on the extraction's row, then its objects, then the row. A process that dies in
 * between leaves a lease that ends; whoever goes on then, removes what is left.
 */
@ApplicationScoped
public class Discards {
    /** Then others may have the array: to remove the rest, or to compute it anew. */
    static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Discards.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final OutboxRelay relay;
    private final ObjectStore store;

    Discards(Transactions transactions, OutboxRelay relay, ObjectStore store) {
        this.transactions = transactions;
        this.relay = relay;
        this.store = store;
    }

    /** An extraction that may be needed no more. */
    record Candidate(String project, String extraction) {}

    /** Those whose check is due, and those that somebody left half removed. */
    List<Candidate> due() {
        return transactions
                .call(session -> session.createNativeQuery("""
                        (SELECT project, extraction FROM gateway.retention_check WHERE due_at <= now()
                            ORDER BY due_at LIMIT %1$d)
                        UNION
                        (SELECT project, id FROM gateway.extraction
                            WHERE state = 'DISCARDING' AND leased_until < now() LIMIT %1$d)""".formatted(BATCH), Object[].class)
                        .getResultList())
                .stream()
                .map(row -> new Candidate((String) row[0], (String) row[1]))
                .toList();
    }

    /** Removes the array if it may be; what was removed of it. */
    public Discarded discard(String project, String extraction, Occasion occasion) {
        Discarded discarded = Discarded.NOTHING;
        while (true) {
            // Its time begins before that of the lease: whoever sleeps between the two has none left.
            ArrayRemoval removal = new ArrayRemoval(store, AT_A_TIME);
            Optional<Departure> departure =
                    transactions.call(session -> Departures.begin(session, project, extraction, occasion));
            if (departure.isEmpty()) {
                return discarded;
            }
            relay.poke();
            boolean whole = remove(removal, departure.get());
            discarded = discarded.plus(removal.discarded());
            if (whole) {
                LOG.infof(
                        "extraction %s: discarded, %d objects of %d bytes",
                        extraction,
                        discarded.activations().objects(),
                        discarded.activations().bytes());
                return discarded;
            }
        }
    }

    /** Forgets discarded extractions that no campaign tells of any more. */
    public void forget(String project) {
        transactions.call(session ->
                session.createNativeQuery("""
                        DELETE FROM gateway.extraction e WHERE e.project = ?1 AND e.state = 'DISCARDED'
                        AND NOT EXISTS (SELECT 1 FROM gateway.run_layer l WHERE l.extraction = e.id)""").setParameter(1, project).executeUpdate());
    }

    private boolean remove(ArrayRemoval removal, Departure departure) {
        boolean whole = false;
        try {
            whole = removal.run(departure);
            return whole;
        } finally {
            boolean ended = whole;
            transactions.call(
                    session -> ended ? Departures.end(session, departure) : Departures.leave(session, departure));
        }
    }
}
