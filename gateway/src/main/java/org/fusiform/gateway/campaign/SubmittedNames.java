package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.network.Weights;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a planned campaign uses may have been deleted since: it is held from here on until the campaign refers to it. */
final class SubmittedNames {
    private SubmittedNames() {}

    /** A Problem where the set or a model is not there any more. Deleting them waits. */
    static Uni<Void> hold(Mutiny.Session session, NewCampaign campaign) {
        return holdSet(session, campaign)
                .chain(() -> Transactions.each(
                        List.copyOf(campaign.runsByPosition().entrySet()),
                        run -> holdModel(session, run.getKey(), run.getValue())));
    }

    private static Uni<Void> holdSet(Mutiny.Session session, NewCampaign campaign) {
        return session.createNativeQuery(
                        "SELECT id FROM gateway.stimulus_set WHERE project = ?1 AND id = ?2 FOR SHARE", String.class)
                .setParameter(1, campaign.project())
                .setParameter(2, campaign.plan().stimuli().id())
                .getSingleResultOrNull()
                .invoke(found -> {
                    if (found == null) {
                        throw Problem.invalid(
                                "/stimulusSet", "the set was deleted at this moment; import it again or name another");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> holdModel(Mutiny.Session session, int position, AnalysisPlan run) {
        return switch (run.network().weights()) {
            case Weights.Seeded seeded -> Uni.createFrom().voidItem();
            case Weights.Stored stored ->
                session.createNativeQuery("""
                                SELECT id FROM gateway.model WHERE project = ?1 AND id = ?2 AND weights_sha256 = ?3
                                AND state = 'READY' FOR SHARE""", String.class)
                        .setParameter(1, run.project())
                        .setParameter(2, run.network().model())
                        .setParameter(3, stored.sha256())
                        .getSingleResultOrNull()
                        .invoke(found -> {
                            if (found == null) {
                                throw Problem.invalid(
                                        "/models/" + position,
                                        "'" + run.network().model()
                                                + "' was deleted at this moment; import it again or name another");
                            }
                        })
                        .replaceWithVoid();
        };
    }
}
