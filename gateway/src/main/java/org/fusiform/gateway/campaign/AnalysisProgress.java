package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** What stats-service found, into the read model; whatever comes twice changes nothing. */
@ApplicationScoped
public class AnalysisProgress {
    private final Transactions transactions;

    AnalysisProgress(Transactions transactions) {
        this.transactions = transactions;
    }

    void take(AnalysisOutcome outcome) {
        transactions.call(session -> Lives.lock(session, outcome.campaign())
                .chain(campaign -> campaign == null || campaign.state.ended()
                        ? Uni.createFrom().voidItem()
                        : session.find(RunRow.class, outcome.run())
                                .chain(run -> run == null
                                        ? Uni.createFrom().voidItem()
                                        : apply(session, campaign, run, outcome)
                                                .chain(() -> Lives.settle(session, campaign)))));
    }

    private static Uni<Void> apply(Mutiny.Session session, CampaignRow campaign, RunRow run, AnalysisOutcome outcome) {
        return switch (outcome) {
            case LayerAnalysed layer when run.state.ended() -> Uni.createFrom().voidItem();
            case LayerAnalysed layer ->
                session.find(RunLayerRow.class, new RunLayerRow.Key(run.id, layer.layer()))
                        .invoke(row -> {
                            run.state = run.state.to(RunState.RUNNING);
                            row.results = MessageJson.write(layer.results());
                            row.unitTables = MessageJson.write(layer.unitTables());
                        })
                        .chain(() -> succeedIfWhole(session, run));
            case RunAnalysed whole when run.state.ended() -> Uni.createFrom().voidItem();
            case RunAnalysed whole -> {
                run.state = run.state.to(RunState.RUNNING);
                run.consistency = MessageJson.write(whole.consistency());
                run.release = whole.release();
                yield succeedIfWhole(session, run);
            }
            case CampaignAnalysed compared -> {
                campaign.comparisons = MessageJson.write(compared);
                yield Uni.createFrom().voidItem();
            }
            case AnalysisFailed failed
            when run.state == RunState.CANCELLED -> Uni.createFrom().voidItem();
            // Of a run that has succeeded it says that the models cannot be compared.
            case AnalysisFailed failed -> {
                run.state = run.state.to(RunState.FAILED);
                run.reason = failed.reason();
                yield Uni.createFrom().voidItem();
            }
        };
    }

    /** Messages may overtake each other: the last layer can come after the word that the run is whole. */
    private static Uni<Void> succeedIfWhole(Mutiny.Session session, RunRow run) {
        if (run.consistency == null) {
            return Uni.createFrom().voidItem();
        }
        return session.flush()
                .chain(() -> session.createQuery(
                                "select count(*) from RunLayerRow l where l.run = :run and l.results is null",
                                Long.class)
                        .setParameter("run", run.id)
                        .getSingleResult())
                .invoke(missing -> {
                    if (missing == 0) {
                        run.state = run.state.to(RunState.SUCCEEDED);
                    }
                })
                .replaceWithVoid();
    }
}
