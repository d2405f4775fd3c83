package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.campaign.CampaignState;
import org.fusiform.gateway.campaign.CampaignView.RunView;
import org.fusiform.gateway.campaign.CampaignView.Work;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** The campaigns of a project, to read. */
@ApplicationScoped
public class Campaigns {
    private final Transactions transactions;

    Campaigns(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The campaign, or a Problem. */
    public CampaignView get(String project, String id) {
        return transactions.call(session -> view(session, project, id));
    }

    /** The same, within a transaction. */
    static Uni<CampaignView> view(Mutiny.Session session, String project, String id) {
        return row(session, project, id).chain(campaign -> runViews(session, id).map(runs -> view(campaign, runs)));
    }

    /** Its row within a transaction, or a Problem. */
    public static Uni<CampaignRow> row(Mutiny.Session session, String project, String id) {
        return session.find(CampaignRow.class, id).invoke(campaign -> {
            if (campaign == null || !campaign.project.equals(project)) {
                throw Problem.notFound("there is no campaign '" + id + "'");
            }
        });
    }

    /** The newest first; {@code state} null for all. */
    public Page<CampaignBrief> list(String project, CampaignState state, PageRequest request) {
        long before = request.after() == null ? Long.MAX_VALUE : request.afterNumber();
        return transactions.call(session -> session.createQuery("""
                        from CampaignRow c where c.project = :project and c.seq < :before
                        and c.state in :states order by c.seq desc""", CampaignRow.class)
                .setParameter("project", project)
                .setParameter("before", before)
                .setParameter("states", state == null ? List.of(CampaignState.values()) : List.of(state))
                .setMaxResults(request.size() + 1)
                .getResultList()
                .map(rows ->
                        Page.of(rows, request, row -> Long.toString(row.seq)).map(CampaignBrief::of)));
    }

    /** Versions of those campaigns that exist. */
    public Map<String, Long> versions(Collection<String> ids) {
        return transactions.call(session -> session.createNativeQuery(
                        "SELECT id, version FROM gateway.campaign WHERE id = ANY (string_to_array(?1, ','))",
                        Object[].class)
                .setParameter(1, String.join(",", ids))
                .getResultList()
                .map(rows -> {
                    Map<String, Long> versions = new HashMap<>();
                    rows.forEach(row -> versions.put((String) row[0], (Long) row[1]));
                    return versions;
                }));
    }

    /** Without reading plans and results, which are large. */
    private static Uni<List<RunView>> runViews(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("""
                        SELECT r.model, r.state, r.reason, coalesce(s.answered, 0)::bigint, coalesce(s.shards, 0)::bigint,
                            (SELECT count(l.results) FROM gateway.run_layer l WHERE l.run = r.id), r.layers::bigint
                        FROM gateway.run r
                        LEFT JOIN LATERAL (
                            SELECT sum(o.answered) AS answered, sum(o.shards) AS shards
                            FROM gateway.extraction_order o WHERE o.id IN (
                                SELECT l.order_id FROM gateway.run_layer l WHERE l.run = r.id)) s ON true
                        WHERE r.campaign = ?1 ORDER BY r.position""", Object[].class)
                .setParameter(1, campaign)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new RunView(
                                (String) row[0],
                                RunState.valueOf((String) row[1]),
                                (String) row[2],
                                new Work((Long) row[3], (Long) row[4]),
                                new Work((Long) row[5], (Long) row[6])))
                        .toList());
    }

    private static CampaignView view(CampaignRow campaign, List<RunView> runs) {
        return new CampaignView(
                campaign.id,
                campaign.name,
                campaign.state,
                campaign.version,
                campaign.stimulusSet,
                campaign.createdAt,
                campaign.endedAt,
                campaign.document,
                runs);
    }
}
