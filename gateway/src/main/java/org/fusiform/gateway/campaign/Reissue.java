package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.gateway.order.Claim;
import org.fusiform.gateway.order.Claims;
import org.fusiform.gateway.order.Dispatch;
import org.fusiform.gateway.order.Orders;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.quota.Quotas;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Retries what failed of a campaign: each failed run is replaced by a new one of the same plan. What succeeded stays, stored
 * activations and analyses are taken as they are, and of an order that failed only the shards are sent that it did not store, unless they were discarded.
 */
@ApplicationScoped
public class Reissue {
    private static final Retry RETRY = new Retry(Duration.ofSeconds(10));
    private static final String ATTEMPT = "r";

    private final Transactions transactions;
    private final OutboxRelay relay;
    private final Dispatch dispatch;
    private final Quotas quotas;

    Reissue(Transactions transactions, OutboxRelay relay, Dispatch dispatch, Quotas quotas) {
        this.transactions = transactions;
        this.relay = relay;
        this.dispatch = dispatch;
        this.quotas = quotas;
    }

    /** Does nothing to a campaign that has not failed, such as one that is retried already; a cancelled one is a Problem. */
    void retry(String project, String id) {
        RETRY.run(
                "retrying campaign " + id,
                () -> transactions.call(session -> oneAtATime(session, id)
                        .chain(() -> Campaigns.row(session, project, id))
                        .chain(campaign -> switch (campaign.state) {
                            case PENDING, RUNNING, SUCCEEDED -> Uni.createFrom().voidItem();
                            case CANCELLING, CANCELLED ->
                                throw Problem.conflict(
                                        "campaign '" + id + "' was cancelled; submit its document again");
                            case FAILED ->
                                quotas.enter(session, project, Map.of())
                                        .chain(() -> Lives.runs(session, id))
                                        .chain(runs -> reissue(session, campaign, runs));
                        })));
        relay.poke();
        dispatch.poke();
    }

    /** A campaign that has failed is changed by nothing else, unless it is deleted: then its lock finds none. */
    private static Uni<Void> oneAtATime(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 3))", Integer.class)
                .setParameter(1, campaign)
                .getSingleResult()
                .replaceWithVoid();
    }

    private static Uni<Void> reissue(Mutiny.Session session, CampaignRow campaign, List<RunRow> runs) {
        Map<String, RunRow> replaced = new HashMap<>();
        SortedMap<Integer, AnalysisPlan> renewed = renewed(runs, replaced);
        return Claims.lock(
                        session,
                        campaign.project,
                        RunIssue.wanted(renewed.values()).keySet())
                .chain(() -> stored(session, renewed.values(), replaced))
                .chain(stored -> Claims.claim(session, campaign.project, RunIssue.wanted(renewed.values()))
                        .chain(claims -> Lives.lock(session, campaign.id)
                                .chain(() -> Transactions.each(List.copyOf(replaced.values()), session::remove))
                                .chain(session::flush)
                                .chain(() -> RunIssue.of(
                                        session, renewed, claims, takenOver(stored, renewed.values(), claims)))))
                .invoke(() -> {
                    campaign.state = campaign.state.to(CampaignState.RUNNING);
                    campaign.comparisons = null;
                    campaign.endedAt = null;
                    campaign.version++;
                });
    }

    /** The plans of the failed runs under new names, which all of them know of each other. */
    private static SortedMap<Integer, AnalysisPlan> renewed(List<RunRow> runs, Map<String, RunRow> replaced) {
        List<String> names = runs.stream()
                .map(run -> run.state == RunState.FAILED ? next(run.id) : run.id)
                .toList();
        SortedMap<Integer, AnalysisPlan> renewed = new TreeMap<>();
        for (RunRow run : runs) {
            if (run.state == RunState.FAILED) {
                AnalysisPlan old = run.plan();
                AnalysisPlan plan = new AnalysisPlan(
                        old.project(),
                        old.campaign(),
                        next(run.id),
                        old.network(),
                        old.compute(),
                        old.stimulusSet(),
                        old.totalStimuli(),
                        old.shardStimuli(),
                        old.seed(),
                        old.layers(),
                        old.analyses(),
                        names.size() > 1 ? names : List.of(),
                        old.storage());
                renewed.put(run.position, plan);
                replaced.put(plan.run(), run);
            }
        }
        return renewed;
    }

    /** {@code c-1} → {@code c-1r1} → {@code c-1r2}. */
    static String next(String run) {
        int mark = run.lastIndexOf(ATTEMPT);
        boolean again = mark > run.lastIndexOf('-');
        return again ? run.substring(0, mark + 1) + (Integer.parseInt(run.substring(mark + 1)) + 1) : run + ATTEMPT + 1;
    }

    /** Before they are claimed anew: new order → shards that the failed one stored. */
    private static Uni<Map<String, Set<Integer>>> stored(
            Mutiny.Session session, Collection<AnalysisPlan> renewed, Map<String, RunRow> replaced) {
        Map<String, Set<Integer>> stored = new HashMap<>();
        return Transactions.each(List.copyOf(renewed), run -> Orders.stored(
                                session,
                                run.project(),
                                replaced.get(run.run()).id,
                                run.layers().stream()
                                        .map(PlannedLayer::extraction)
                                        .toList())
                        .invoke(shards -> stored.put(RunIssue.orderOf(run), shards))
                        .replaceWithVoid())
                .replaceWith(stored);
    }

    /** Only orders that compute all layers of their run take over what the failed ones stored. */
    private static Map<String, Set<Integer>> takenOver(
            Map<String, Set<Integer>> stored, Collection<AnalysisPlan> renewed, Map<String, Claim> claims) {
        Map<String, Set<Integer>> own = new HashMap<>();
        for (AnalysisPlan run : renewed) {
            String order = RunIssue.orderOf(run);
            if (run.layers().stream()
                    .allMatch(layer -> claims.get(layer.extraction()).isUnder(order))) {
                own.put(order, stored.get(order));
            }
        }
        return own;
    }
}
