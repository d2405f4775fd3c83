package org.fusiform.stats.work.ledger;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.stream.Collectors;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRow;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs and their layers within a transaction. */
final class Runs {
    private Runs() {}

    /** The run's row, locked, or null where its plan is not known. */
    static Uni<PlanRow> lock(Mutiny.Session session, String run) {
        return session.find(PlanRow.class, run, LockMode.PESSIMISTIC_WRITE);
    }

    /** Publishes every waiting layer whose extraction is whole, for the runs that wait on one of these extractions. */
    static Uni<Void> queueWaitingOn(Mutiny.Session session, Collection<Generation> extractions) {
        return session.createNativeQuery("""
                        SELECT DISTINCT l.run FROM stats.planned_layer l
                        JOIN stats.extraction e ON e.id = l.extraction AND e.generation = l.generation
                        JOIN stats.plan p ON p.run = l.run AND p.shards = e.shards_done
                        WHERE l.extraction = ANY (string_to_array(?1, ',')) AND l.state = 'WAITING'
                        ORDER BY l.run""", String.class)
                .setParameter(
                        1, extractions.stream().map(Generation::id).distinct().collect(Collectors.joining(",")))
                .getResultList()
                .chain(runs ->
                        Transactions.each(runs, run -> lock(session, run).chain(plan -> queueWhole(session, plan))));
    }

    /** Publishes the waiting layers of a locked run whose extraction is whole; none while a shard of it has failed. */
    static Uni<Void> queueWhole(Mutiny.Session session, PlanRow plan) {
        if (plan.state != RunState.LIVE) {
            return Uni.createFrom().voidItem();
        }
        return session.createQuery("""
                        select count(*) from PlannedLayerRow l, ExtractionRow e
                        where l.run = :run and e.id = l.extraction and e.generation = l.generation
                        and e.shardsFailed > 0""", Long.class)
                .setParameter("run", plan.run)
                .getSingleResult()
                .chain(failed -> failed > 0 ? Uni.createFrom().voidItem() : queue(session, plan));
    }

    private static Uni<Void> queue(Mutiny.Session session, PlanRow plan) {
        return session.createQuery("""
                        select l from PlannedLayerRow l, ExtractionRow e
                        where l.run = :run and l.state = WAITING and e.id = l.extraction
                        and e.generation = l.generation and e.shardsDone = :shards order by l.layer""", PlannedLayerRow.class)
                .setParameter("run", plan.run)
                .setParameter("shards", plan.shards)
                .getResultList()
                .chain(whole -> Transactions.each(whole, layer -> {
                    layer.state = layer.state.to(LayerState.QUEUED);
                    return session.persist(item(new AnalysisItem.LayerItem(plan.project, plan.run, layer.layer))
                            .partOf(plan.trace));
                }));
    }

    static OutboxRow item(AnalysisItem item) {
        return OutboxRow.of(Topics.ANALYSIS_REQUESTS, item.id(), item);
    }
}
