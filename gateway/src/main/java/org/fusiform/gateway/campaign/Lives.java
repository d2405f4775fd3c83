package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
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

    /**
     * Shows that shards of some orders have ended to every campaign that waits for them, none of which is read: what runs
     * are does not change by it.
     *
     * @return those that are being cancelled, which it may end
     */
    static Uni<List<String>> progressed(Mutiny.Session session, List<String> orders) {
        return session.createNativeQuery("""
                        SELECT c.id, c.state FROM gateway.campaign c WHERE c.id IN (
                            SELECT r.campaign FROM gateway.run_layer l JOIN gateway.run r ON r.id = l.run
                            WHERE l.order_id = ANY (string_to_array(?1, ',')))
                        ORDER BY c.id FOR UPDATE""", Object[].class)
                .setParameter(1, String.join(",", orders))
                .getResultList()
                .chain(rows -> session.createNativeQuery("""
                                UPDATE gateway.campaign SET version = version + 1, state = 'RUNNING'
                                WHERE id = ANY (string_to_array(?1, ',')) AND state IN ('PENDING', 'RUNNING')""")
                        .setParameter(
                                1, rows.stream().map(row -> (String) row[0]).collect(Collectors.joining(",")))
                        .executeUpdate()
                        .replaceWith(rows.stream()
                                .filter(row -> CampaignState.CANCELLING.name().equals(row[1]))
                                .map(row -> (String) row[0])
                                .toList()));
    }

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
                    case PENDING, RUNNING -> counts(session, campaign.id).invoke(runs -> ofRuns(campaign, runs));
                    case SUCCEEDED, FAILED, CANCELLED -> Uni.createFrom().voidItem();
                })
                .chain(() -> campaign.state.ended() && campaign.retention == Retention.DISCARD
                        ? RetentionChecks.ended(session, campaign.id)
                        : Uni.createFrom().voidItem());
    }

    /** How many runs there are, and how many of them have ended and succeeded. */
    private record RunCounts(long all, long ended, long succeeded) {}

    /** Without reading the runs, whose plans are large. */
    private static Uni<RunCounts> counts(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("""
                        SELECT count(*), count(*) FILTER (WHERE state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')),
                            count(*) FILTER (WHERE state = 'SUCCEEDED')
                        FROM gateway.run WHERE campaign = ?1""", Object[].class)
                .setParameter(1, campaign)
                .getSingleResult()
                .map(row -> new RunCounts((Long) row[0], (Long) row[1], (Long) row[2]));
    }

    private static void ofRuns(CampaignRow campaign, RunCounts runs) {
        boolean ended = runs.ended() == runs.all();
        boolean succeeded = runs.succeeded() == runs.all();
        boolean compared = runs.all() < 2 || campaign.comparisons != null;
        if (ended && !succeeded) {
            end(campaign, CampaignState.FAILED);
        } else if (ended && compared) {
            end(campaign, CampaignState.SUCCEEDED);
        } else {
            campaign.state = campaign.state.to(CampaignState.RUNNING);
        }
    }

    private static void end(CampaignRow campaign, CampaignState state) {
        campaign.state = campaign.state.to(state);
        campaign.endedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Shards of given-up orders that an extractor may still be at. */
    private static Uni<Long> outstanding(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("""
                        SELECT coalesce(sum(o.in_flight), 0)::bigint FROM gateway.extraction_order o
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
