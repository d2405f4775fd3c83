package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.message.AnalysisItem.CrossModelItem;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.fusiform.messaging.outbox.OutboxRow;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The comparison of a campaign's runs: when it is due, what it reads, and how it ends. */
@ApplicationScoped
public class CampaignLedger {
    private final Transactions transactions;
    private final OutboxRelay relay;

    CampaignLedger(Transactions transactions, OutboxRelay relay) {
        this.transactions = transactions;
        this.relay = relay;
    }

    /** Two last runs may be done at the same time: only the one that comes second sees that all are. */
    static Uni<Void> lockName(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 1))", Integer.class)
                .setParameter(1, campaign)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** Publishes the comparison that the plan of a run names, if all its runs are done; the campaign's name is locked. */
    static Uni<Void> queueWhole(Mutiny.Session session, AnalysisPlan plan) {
        if (plan.runs().size() < 2) {
            return Uni.createFrom().voidItem();
        }
        return session.flush()
                .chain(() -> session.createQuery(
                                "select count(*) from PlanRow where run in :runs and state = DONE", Long.class)
                        .setParameter("runs", plan.runs())
                        .getSingleResult())
                .chain(done -> done < plan.runs().size()
                        ? Uni.createFrom().voidItem()
                        : session.persist(CrossModelRow.of(plan.campaign(), plan.runs()))
                                .chain(() -> session.persist(
                                        Runs.item(new CrossModelItem(plan.project(), plan.campaign(), plan.runs())))));
    }

    /** The plans of the item's runs, in its order; empty where nothing is left to do for it. */
    public Optional<List<AnalysisPlan>> plansOf(CrossModelItem item) {
        return transactions.call(session -> session.find(CrossModelRow.class, key(item))
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownRun(item.id()))
                .chain(row -> row.state == CrossModelState.QUEUED
                        ? plans(session, item).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<List<AnalysisPlan>> plans(Mutiny.Session session, CrossModelItem item) {
        return session.createQuery("from PlanRow where run in :runs", PlanRow.class)
                .setParameter("runs", item.runs())
                .getResultList()
                .map(rows -> item.runs().stream()
                        .map(run -> rows.stream()
                                .filter(row -> row.run.equals(run))
                                .findFirst()
                                .orElseThrow(() -> new UnknownRun(run))
                                .plan())
                        .toList());
    }

    /** Publishes the comparisons. */
    public void done(CrossModelItem item, CampaignAnalysed analysed) {
        end(item, CrossModelState.DONE, analysed);
    }

    /** Publishes why the runs cannot be compared. */
    public void failed(CrossModelItem item, AnalysisFailed failed) {
        end(item, CrossModelState.FAILED, failed);
    }

    private void end(CrossModelItem item, CrossModelState state, AnalysisOutcome outcome) {
        transactions.call(session -> session.find(CrossModelRow.class, key(item), LockMode.PESSIMISTIC_WRITE)
                .chain(row -> {
                    if (row.state != CrossModelState.QUEUED) {
                        return Uni.createFrom().voidItem();
                    }
                    row.state = row.state.to(state);
                    return session.persist(OutboxRow.of(Topics.ANALYSIS_COMPLETIONS, outcome.run(), outcome));
                }));
        relay.poke();
    }

    private static CrossModelRow.Key key(CrossModelItem item) {
        return CrossModelRow.Key.of(item.campaign(), item.runs());
    }
}
