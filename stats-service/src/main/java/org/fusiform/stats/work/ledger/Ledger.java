package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
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

    /**
     * Counts stored shards in each of their extractions, and publishes the items of every layer that became whole. Runs
     * that need a failed shard publish nothing more, until a renewed order completes it.
     */
    public void ended(List<ExtractionOutcome> outcomes) {
        List<ShardCompleted> completed = new ArrayList<>();
        List<ShardFailed> failed = new ArrayList<>();
        SortedMap<String, Set<Generation>> extractions = new TreeMap<>();
        for (ExtractionOutcome outcome : outcomes) {
            Set<Generation> ofProject = extractions.computeIfAbsent(outcome.project(), project -> new HashSet<>());
            switch (outcome) {
                case ShardCompleted shard -> {
                    completed.add(shard);
                    shard.layers().forEach(layer -> ofProject.add(Generation.of(layer)));
                }
                case ShardFailed shard -> {
                    failed.add(shard);
                    ofProject.addAll(extractionsOf(shard));
                }
                // Nothing was stored and nothing is wrong: a run that still needs it has a renewed order.
                case ShardSkipped shard -> {}
            }
        }
        commit(session -> Transactions.each(
                        List.copyOf(extractions.entrySet()),
                        ofProject -> Extractions.lock(session, ofProject.getKey(), ofProject.getValue()))
                .chain(() -> Transactions.each(failed, shard -> fail(session, shard)))
                .chain(session::flush)
                .chain(() -> Extractions.complete(session, completed))
                .chain(() -> Runs.queueWaitingOn(session, extractionsOf(completed))));
    }

    private static Uni<Void> fail(Mutiny.Session session, ShardFailed shard) {
        return Transactions.each(
                extractionsOf(shard), extraction -> Extractions.fail(session, shard.shard(), extraction));
    }

    private static List<Generation> extractionsOf(ShardFailed shard) {
        return shard.extractions().stream()
                .map(id -> new Generation(id, shard.generation(id)))
                .toList();
    }

    private static Set<Generation> extractionsOf(List<ShardCompleted> shards) {
        return shards.stream()
                .flatMap(shard -> shard.layers().stream())
                .map(Generation::of)
                .collect(Collectors.toSet());
    }

    /** Forgets what was stored of a generation; another one of the same extraction is not touched. */
    public void discarded(ExtractionDiscarded discarded) {
        Generation generation = new Generation(discarded.extraction(), discarded.generation());
        commit(session -> Extractions.lock(session, discarded.project(), List.of(generation))
                .chain(() -> Extractions.discard(session, generation)));
    }

    /** Ends these runs, those that are not known yet included. */
    public void cancelled(CampaignCancelled campaign) {
        List<String> runs = campaign.runs().stream().distinct().sorted().toList();
        commit(session -> Transactions.each(runs, run -> lockName(session, run))
                .chain(() -> Transactions.each(runs, run -> session.find(CancelledRunRow.class, run)
                        .chain(known -> known != null ? Uni.createFrom().voidItem() : cancel(session, run)))));
    }

    private static Uni<Void> cancel(Mutiny.Session session, String run) {
        return session.persist(CancelledRunRow.of(run))
                .chain(() -> Runs.lock(session, run))
                .invoke(plan -> {
                    if (plan != null && plan.state == RunState.LIVE) {
                        plan.state = plan.state.to(RunState.CANCELLED);
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
