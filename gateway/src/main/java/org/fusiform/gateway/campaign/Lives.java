package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.contracts.campaign.Retention;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.gateway.retention.RetentionChecks;
import org.fusiform.messaging.outbox.OutboxRow;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Campaigns and their runs within a transaction: locks, and what follows from what the runs are. */
final class Lives {
    private Lives() {}

    /** Null where there is none. */
    static Uni<CampaignRow> lock(Mutiny.Session session, String campaign) {
        return session.find(CampaignRow.class, campaign, LockMode.PESSIMISTIC_WRITE);
    }

    static Uni<List<RunRow>> runs(Mutiny.Session session, String campaign) {
        return session.createQuery("from RunRow r where r.campaign = :campaign order by r.position", RunRow.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }

    /** Brings a locked campaign to the state that its runs and its given-up orders make it, and shows the change. */
    static Uni<Void> settle(Mutiny.Session session, CampaignRow campaign) {
        if (campaign.state.ended()) {
            return Uni.createFrom().voidItem();
        }
        campaign.version++;
        return session.flush()
                .chain(() -> switch (campaign.state) {
                    case CANCELLING ->
                        outstanding(session, campaign.id).invoke(shards -> {
                            if (shards == 0) {
                                end(campaign, CampaignState.CANCELLED);
                            }
                        });
                    case PENDING, RUNNING -> runs(session, campaign.id).invoke(runs -> ofRuns(campaign, runs));
                    case SUCCEEDED, FAILED, CANCELLED -> Uni.createFrom().voidItem();
                })
                .chain(() -> campaign.state.ended() && campaign.retention == Retention.DISCARD
                        ? RetentionChecks.ended(session, campaign.id)
                        : Uni.createFrom().voidItem());
    }

    private static void ofRuns(CampaignRow campaign, List<RunRow> runs) {
        boolean ended = runs.stream().allMatch(run -> run.state.ended());
        boolean succeeded = runs.stream().allMatch(run -> run.state == RunState.SUCCEEDED);
        boolean compared = runs.size() < 2 || campaign.comparisons != null;
        if (ended && !succeeded) {
            end(campaign, CampaignState.FAILED);
        } else if (ended && compared) {
            end(campaign, CampaignState.SUCCEEDED);
        } else {
            campaign.state = CampaignState.RUNNING;
        }
    }

    private static void end(CampaignRow campaign, CampaignState state) {
        campaign.state = state;
        campaign.endedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Shards of given-up orders that an extractor may still be at. */
    private static Uni<Long> outstanding(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("""
                        SELECT coalesce(sum(o.shards - o.answered), 0)::bigint FROM gateway.extraction_order o
                        WHERE o.state = 'CANCELLED' AND o.id IN (
                            SELECT l.order_id FROM gateway.run_layer l JOIN gateway.run r ON r.id = l.run
                            WHERE r.campaign = ?1)""", Long.class)
                .setParameter(1, campaign)
                .getSingleResult();
    }

    /** Tells extractors and stats that nobody waits for these any more. */
    static Uni<Void> tellCancelled(
            Mutiny.Session session, String project, String campaign, List<String> orders, List<String> runs) {
        return session.persist(
                OutboxRow.of(Topics.CANCELLATIONS, campaign, new CampaignCancelled(project, campaign, orders, runs)));
    }
}
