package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem.CrossLayerItem;
import org.fusiform.contracts.message.AnalysisItem.LayerItem;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.fusiform.messaging.outbox.OutboxRow;
import org.hibernate.reactive.mutiny.Mutiny;

/** What an analysis item reads of its run, and how it ends; whatever comes twice or too late changes nothing. */
@ApplicationScoped
public class RunLedger {
    private final Transactions transactions;
    private final OutboxRelay relay;

    RunLedger(Transactions transactions, OutboxRelay relay) {
        this.transactions = transactions;
        this.relay = relay;
    }

    /** The plan of the item's run, or empty where nothing is left to do for the item. */
    public Optional<AnalysisPlan> planOf(LayerItem item) {
        return transactions.call(
                session -> session.find(PlannedLayerRow.class, new PlannedLayerRow.Key(item.run(), item.layer()))
                        .onItem()
                        .ifNull()
                        .failWith(() -> new UnknownRun(item.id()))
                        .chain(layer -> layer.state == LayerState.QUEUED
                                ? livePlan(session, item.run())
                                : Uni.createFrom().item(Optional.empty())));
    }

    /** The plan of the item's run, or empty where nothing is left to do for the item. */
    public Optional<AnalysisPlan> planOf(CrossLayerItem item) {
        return transactions.call(session -> livePlan(session, item.run()));
    }

    private static Uni<Optional<AnalysisPlan>> livePlan(Mutiny.Session session, String run) {
        return session.find(PlanRow.class, run)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownRun(run))
                .map(row -> row.state == RunState.LIVE ? Optional.of(row.plan()) : Optional.empty());
    }

    /** What each shard of the layer's extraction stored, in the order of the shards. */
    public List<LayerChunks> chunksOf(PlannedLayer layer) {
        return transactions.call(session -> session.createQuery(
                        "select s.chunks from ShardRow s where s.extraction = :extraction"
                                + " and s.generation = :generation and s.chunks is not null order by s.index",
                        String.class)
                .setParameter("extraction", layer.extraction())
                .setParameter("generation", layer.generation())
                .getResultList()
                .map(shards -> shards.stream()
                        .map(json -> MessageJson.read(json, LayerChunks.class))
                        .toList()));
    }

    /** Publishes a layer's results, and the cross-layer item when it was the run's last layer. */
    public void layerDone(LayerAnalysed done) {
        end(done, (session, plan) -> session.find(
                        PlannedLayerRow.class, new PlannedLayerRow.Key(done.run(), done.layer()))
                .chain(layer -> {
                    if (layer.state == LayerState.DONE) {
                        return Uni.createFrom().voidItem();
                    }
                    layer.state = layer.state.to(LayerState.DONE);
                    plan.layersDone++;
                    Uni<Void> told = session.persist(outcome(done));
                    return plan.layersDone < plan.layers
                            ? told
                            : told.chain(() -> session.persist(Runs.item(new CrossLayerItem(plan.project, plan.run))));
                }));
    }

    /** Publishes a run's consistency; the run is done, and the comparison of its campaign's models is due if it was the last. */
    public void runDone(RunAnalysed done) {
        end(done, (session, plan) -> {
            plan.state = plan.state.to(RunState.DONE);
            return session.persist(outcome(done)).chain(() -> CampaignLedger.queueWhole(session, plan.plan()));
        });
    }

    /** Publishes why a run cannot be analysed; the run has failed. */
    public void runFailed(AnalysisFailed failed) {
        end(failed, (session, plan) -> {
            plan.state = plan.state.to(RunState.FAILED);
            return session.persist(outcome(failed));
        });
    }

    private void end(AnalysisOutcome outcome, Change change) {
        Function<Mutiny.Session, Uni<Void>> work = session -> CampaignLedger.lockName(session, outcome.campaign())
                .chain(() -> Runs.lock(session, outcome.run()))
                .chain(plan -> plan.state == RunState.LIVE
                        ? change.apply(session, plan)
                        : Uni.createFrom().voidItem());
        transactions.call(work);
        relay.poke();
    }

    private static OutboxRow outcome(AnalysisOutcome outcome) {
        return OutboxRow.of(Topics.ANALYSIS_COMPLETIONS, outcome.run(), outcome);
    }

    @FunctionalInterface
    private interface Change {
        Uni<Void> apply(Mutiny.Session session, PlanRow plan);
    }
}
