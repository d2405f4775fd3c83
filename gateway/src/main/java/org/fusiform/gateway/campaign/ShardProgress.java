package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.gateway.order.Answer;
import org.fusiform.gateway.order.Orders;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.hibernate.reactive.mutiny.Mutiny;

/** What extractors say of shards, as campaigns feel it. */
@ApplicationScoped
public class ShardProgress {
    private final Transactions transactions;
    private final OutboxRelay relay;

    ShardProgress(Transactions transactions, OutboxRelay relay) {
        this.transactions = transactions;
        this.relay = relay;
    }

    void take(ExtractionOutcome outcome) {
        transactions.call(session -> Orders.answer(session, outcome).chain(answer -> switch (answer) {
            case Answer.Nothing nothing -> Uni.createFrom().voidItem();
            case Answer.Counted counted ->
                eachCampaign(session, counted.order(), campaign -> Lives.settle(session, campaign));
            case Answer.Failed failed ->
                session.flush()
                        .chain(() -> eachCampaign(
                                session,
                                failed.order(),
                                campaign -> fail(session, outcome.project(), campaign, failed)));
        }));
        relay.poke();
    }

    /** Every campaign that waits for an order, locked, in one order for everybody. */
    private static Uni<Void> eachCampaign(Mutiny.Session session, String order, Step step) {
        return session.createQuery("""
                        select distinct r.campaign from RunRow r, RunLayerRow l
                        where l.run = r.id and l.orderId = :order order by r.campaign""", String.class)
                .setParameter("order", order)
                .getResultList()
                .chain(ids ->
                        Transactions.each(ids, id -> Lives.lock(session, id).chain(step::apply)));
    }

    /** Ends the campaign's runs that needed the order. */
    private static Uni<Void> fail(Mutiny.Session session, String project, CampaignRow campaign, Answer.Failed failed) {
        return session.createQuery("""
                        from RunRow r where r.campaign = :campaign and r.state in (PENDING, RUNNING)
                        and r.id in (select l.run from RunLayerRow l where l.orderId = :order)""", RunRow.class)
                .setParameter("campaign", campaign.id)
                .setParameter("order", failed.order())
                .getResultList()
                .chain(runs -> {
                    runs.forEach(run -> {
                        run.state = RunState.FAILED;
                        run.reason = failed.reason();
                    });
                    return Lives.tellCancelled(
                            session,
                            project,
                            campaign.id,
                            List.of(failed.order()),
                            runs.stream().map(run -> run.id).toList());
                })
                .chain(() -> Lives.settle(session, campaign));
    }

    @FunctionalInterface
    private interface Step {
        Uni<Void> apply(CampaignRow campaign);
    }
}
