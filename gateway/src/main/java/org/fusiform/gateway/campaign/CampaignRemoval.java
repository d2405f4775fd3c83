package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.retention.RetentionChecks;
import org.fusiform.messaging.database.Transactions;

/** Forgets campaigns that have ended. What was stored for one stays for others that want it, until a
 * sweep; with retention DISCARD it goes soon. */
@ApplicationScoped
public class CampaignRemoval {
    private final Transactions transactions;

    CampaignRemoval(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Runs, results and the Idempotency-Key go with it; late messages about it find nothing. */
    void remove(String project, String id) {
        transactions.call(session -> Lives.lock(session, id).chain(campaign -> {
            if (campaign == null || !campaign.project.equals(project)) {
                throw Problem.notFound("there is no campaign '" + id + "'");
            }
            if (!campaign.state.ended()) {
                throw Problem.conflict("campaign '" + id + "' is " + campaign.state + "; cancel it first");
            }
            return RetentionChecks.removed(session, id)
                    .chain(() -> Idempotency.forget(session, project, Submissions.location(id)))
                    .chain(() -> session.remove(campaign))
                    .chain(session::flush)
                    .chain(() -> Uni.createFrom().voidItem());
        }));
    }
}
