package org.fusiform.gateway.result;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import org.fusiform.contracts.Release;
import org.fusiform.contracts.Sha256;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What changes whenever a campaign's results do: a hash over the versions of all rows that they are read from, and the
 * release, which may tell them in another form.
 */
@ApplicationScoped
public class ResultTag {
    private final Transactions transactions;

    ResultTag(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * To be asked for before the results are read: then it is never newer than they are.
     *
     * @param form that the results are asked for in, such as json
     */
    EntityTag of(String campaign, String form) {
        return new EntityTag(
                Sha256.of(form + " " + Release.version() + " "
                        + transactions.call(session -> versions(session, campaign))),
                true);
    }

    /** The database stamps a row with the transaction that wrote it last (xmin). */
    private static Uni<String> versions(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("""
                        SELECT c.id || ' ' || c.xmin || ' ' || coalesce(string_agg(
                            concat_ws(' ', r.id, r.xmin, l.xmin, e.state, e.generation), ';' ORDER BY r.position, l.layer), '')
                        FROM gateway.campaign c LEFT JOIN gateway.run r ON r.campaign = c.id
                        LEFT JOIN gateway.run_layer l ON l.run = r.id
                        LEFT JOIN gateway.extraction e ON e.project = r.project AND e.id = l.extraction
                        WHERE c.id = ?1 GROUP BY c.id, c.xmin""", String.class)
                .setParameter(1, campaign)
                .getSingleResultOrNull();
    }
}
