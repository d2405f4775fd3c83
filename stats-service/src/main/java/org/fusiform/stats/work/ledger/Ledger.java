package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes plans, completions, cancellations and discards in any order and any number of times. Locks are taken in the order
 * campaign name, run name, extractions by id, plan rows.
 */
@ApplicationScoped
public class Ledger {
    private final Transactions transactions;
    private final OutboxRelay relay;

    Ledger(Transactions transactions, OutboxRelay relay) {
        this.transactions = transactions;
        this.relay = relay;
    }

    /** Remembers a run; publishes the items of its layers that are whole already. */
    public void planned(AnalysisPlan plan) {
        commit(session -> lockName(session, plan.run())
                .chain(() -> session.find(PlanRow.class, plan.run()))
                .chain(known -> known != null ? Uni.createFrom().voidItem() : insert(session, plan)));
    }

    private static Uni<Void> insert(Mutiny.Session session, AnalysisPlan plan) {
        PlanRow row = PlanRow.of(plan);
        List<PlannedLayer> layers = plan.layers();
        List<Generation> extractions = layers.stream().map(Generation::of).toList();
        return session.find(CancelledRunRow.class, plan.run())
                .invoke(cancelled -> row.state = cancelled == null ? RunState.LIVE : RunState.CANCELLED)
                .chain(() -> session.persist(row))
                .chain(() -> Extractions.lock(session, plan.project(), extractions))
                .chain(() -> {
                    Object[] waiting = new Object[layers.size()];
                    for (int layer = 0; layer < waiting.length; layer++) {
                        waiting[layer] = PlannedLayerRow.of(plan.run(), layer, extractions.get(layer));
                    }
                    return session.persistAll(waiting);
                })
                .chain(session::flush)
                .chain(() -> Runs.queueWhole(session, row));
    }

    /** Counts a stored shard in each of its extractions; publishes the items of every layer that became whole. */
    public void completed(ShardCompleted shard) {
        List<Generation> extractions =
                shard.layers().stream().map(Generation::of).toList();
        commit(session -> Extractions.lock(session, shard.project(), extractions)
                .chain(() ->
                        Transactions.each(shard.layers(), layer -> Extractions.complete(session, shard.shard(), layer)))
                .chain(session::flush)
                .chain(() -> Runs.queueWaitingOn(session, extractions)));
    }

    /** Runs that need this shard publish nothing more, until a renewed order completes it. */
    public void failed(ShardFailed shard) {
        List<Generation> extractions = shard.extractions().stream()
                .map(id -> new Generation(id, shard.generation(id)))
                .toList();
        commit(session -> Extractions.lock(session, shard.project(), extractions)
                .chain(() -> Transactions.each(
                        extractions, extraction -> Extractions.fail(session, shard.shard(), extraction))));
    }

    /** Forgets what was stored of a generation; another one of the same extraction is not touched. */
    public void discarded(ExtractionDiscarded discarded) {
        Generation generation = new Generation(discarded.extraction(), discarded.generation());
        commit(session -> Extractions.lock(session, discarded.project(), List.of(generation))
                .chain(() -> Extractions.discard(session, generation)));
    }

    /** Ends these runs, those that are not known yet included. */
    public void cancelled(CampaignCancelled campaign) {
        commit(session ->
                Transactions.each(campaign.runs().stream().distinct().sorted().toList(), run -> lockName(session, run)
                        .chain(() -> session.find(CancelledRunRow.class, run))
                        .chain(known -> known != null ? Uni.createFrom().voidItem() : cancel(session, run))));
    }

    private static Uni<Void> cancel(Mutiny.Session session, String run) {
        return session.persist(CancelledRunRow.of(run))
                .chain(() -> Runs.lock(session, run))
                .invoke(plan -> {
                    if (plan != null && plan.state == RunState.LIVE) {
                        plan.state = RunState.CANCELLED;
                    }
                })
                .replaceWithVoid();
    }

    /** A plan and its cancellation may meet before either has a row. */
    private static Uni<Void> lockName(Mutiny.Session session, String run) {
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, run)
                .getSingleResult()
                .replaceWithVoid();
    }

    private void commit(Function<Mutiny.Session, Uni<Void>> work) {
        transactions.call(work);
        relay.poke();
    }
}
