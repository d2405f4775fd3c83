package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.gateway.order.Dispatch;
import org.fusiform.gateway.order.Orders;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends campaigns that nobody waits for: no new shard begins, what is under way may end. */
@ApplicationScoped
public class Cancellation {
    private static final Retry RETRY = new Retry(Duration.ofSeconds(10));

    private final Transactions transactions;
    private final OutboxRelay relay;
    private final Dispatch dispatch;

    Cancellation(Transactions transactions, OutboxRelay relay, Dispatch dispatch) {
        this.transactions = transactions;
        this.relay = relay;
        this.dispatch = dispatch;
    }

    /** Does nothing to a campaign that has ended or is ending. */
    void cancel(String project, String id) {
        RETRY.run(
                "cancelling campaign " + id,
                // A submission that shares an order holds its extractions: it is waited for, and then seen.
                () -> transactions.call(session -> orders(session, id).chain(orders -> Orders.lockAll(session, orders)
                        .chain(() -> Orders.lockExtractions(session, orders))
                        .chain(() -> Lives.lock(session, id))
                        .chain(campaign -> cancel(session, project, id, campaign, orders)))));
        relay.poke();
        dispatch.poke();
    }

    private static Uni<Void> cancel(
            Mutiny.Session session, String project, String id, CampaignRow campaign, List<String> orders) {
        if (campaign == null || !campaign.project.equals(project)) {
            throw Problem.notFound("there is no campaign '" + id + "'");
        }
        return switch (campaign.state) {
            case CANCELLING, SUCCEEDED, FAILED, CANCELLED -> Uni.createFrom().voidItem();
            case PENDING, RUNNING -> {
                campaign.state = campaign.state.to(CampaignState.CANCELLING);
                yield liveRuns(session, id)
                        .chain(runs -> cancelRuns(session, campaign, runs, orders))
                        .chain(() -> Lives.settle(session, campaign));
            }
        };
    }

    private static Uni<Void> cancelRuns(
            Mutiny.Session session, CampaignRow campaign, List<String> live, List<String> orders) {
        return session.createMutationQuery("update RunRow r set r.state = CANCELLED where r.id in :live")
                .setParameter("live", live)
                .executeUpdate()
                .chain(() -> wanted(session, orders))
                .chain(wanted -> {
                    List<String> unwanted = orders.stream()
                            .filter(order -> !wanted.contains(order))
                            .toList();
                    return Orders.cancel(session, unwanted)
                            .chain(() -> Lives.tellCancelled(session, campaign.project, campaign.id, unwanted, live));
                });
    }

    private static Uni<List<String>> liveRuns(Mutiny.Session session, String campaign) {
        return session.createQuery("""
                        select r.id from RunRow r where r.campaign = :campaign and r.state in (PENDING, RUNNING)
                        order by r.position""", String.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }

    /** The orders that a campaign's runs wait for or waited for. */
    private static Uni<List<String>> orders(Mutiny.Session session, String campaign) {
        return session.createQuery("""
                        select distinct l.orderId from RunLayerRow l, RunRow r
                        where l.run = r.id and r.campaign = :campaign and l.orderId is not null""", String.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }

    /** Those among them that a live run of any campaign waits for. */
    private static Uni<List<String>> wanted(Mutiny.Session session, List<String> orders) {
        return session.createQuery("""
                        select distinct l.orderId from RunLayerRow l, RunRow r
                        where l.run = r.id and r.state in (PENDING, RUNNING) and l.orderId in :orders""", String.class)
                .setParameter("orders", orders)
                .getResultList();
    }
}
