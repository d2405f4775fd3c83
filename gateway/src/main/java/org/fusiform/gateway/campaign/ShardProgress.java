package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.gateway.order.Answer;
import org.fusiform.gateway.order.Answers;
import org.fusiform.gateway.order.Dispatch;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.hibernate.reactive.mutiny.Mutiny;

/** What extractors say of shards, as campaigns feel it: many words in one transaction. */
@ApplicationScoped
public class ShardProgress {
    private final Transactions transactions;
    private final OutboxRelay relay;
    private final Dispatch dispatch;

    ShardProgress(Transactions transactions, OutboxRelay relay, Dispatch dispatch) {
        this.transactions = transactions;
        this.relay = relay;
        this.dispatch = dispatch;
    }

    void take(List<ExtractionOutcome> outcomes) {
        transactions.call(session -> Answers.count(session, outcomes)
                .chain(answers -> answers.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.flush().chain(() -> tell(session, answers))));
        relay.poke();
        dispatch.poke();
    }

    /** All campaigns are locked at once, in one order for everybody. */
    private static Uni<Void> tell(Mutiny.Session session, List<Answer> answers) {
        return Lives.progressed(session, answers.stream().map(Answer::order).toList())
                .chain(cancelling -> Transactions.each(
                        cancelling, id -> Lives.lock(session, id).chain(campaign -> Lives.settle(session, campaign))))
                .chain(() -> Transactions.each(answers, answer -> switch (answer) {
                    case Answer.Counted counted -> Uni.createFrom().voidItem();
                    case Answer.Failed failed -> fail(session, failed);
                }));
    }

    private static Uni<Void> fail(Mutiny.Session session, Answer.Failed failed) {
        return session.createQuery("""
                        select distinct r.campaign from RunRow r, RunLayerRow l
                        where l.run = r.id and l.orderId = :order order by r.campaign""", String.class)
                .setParameter("order", failed.order())
                .getResultList()
                .chain(ids -> Transactions.each(
                        ids, id -> Lives.lock(session, id).chain(campaign -> fail(session, campaign, failed))));
    }

    /** Ends the campaign's runs that needed the order. */
    private static Uni<Void> fail(Mutiny.Session session, CampaignRow campaign, Answer.Failed failed) {
        return session.createQuery("""
                        from RunRow r where r.campaign = :campaign and r.state in (PENDING, RUNNING)
                        and r.id in (select l.run from RunLayerRow l where l.orderId = :order)""", RunRow.class)
                .setParameter("campaign", campaign.id)
                .setParameter("order", failed.order())
                .getResultList()
                .chain(runs -> {
                    runs.forEach(run -> {
                        run.state = run.state.to(RunState.FAILED);
                        run.reason = failed.reason();
                    });
                    return Lives.tellCancelled(
                            session,
                            campaign.project,
                            campaign.id,
                            List.of(failed.order()),
                            runs.stream().map(run -> run.id).toList());
                })
                .chain(() -> Lives.settle(session, campaign));
    }
}
