package org.fusiform.gateway.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
        return transactions.call(session -> row(session, project, id).chain(campaign -> Lives.runs(session, id)
                .chain(runs -> work(session, id).map(work -> view(campaign, runs, work)))));
    }

    /** Its row within a transaction, or a Problem. */
    public static Uni<CampaignRow> row(Mutiny.Session session, String project, String id) {
        return session.find(CampaignRow.class, id).invoke(campaign -> {
            if (campaign == null || !campaign.project.equals(project)) {
                throw Problem.notFound("there is no campaign '" + id + "'");
            }
        });
    }

    /** Its runs within a transaction, in the order of the document. */
    public static Uni<List<RunRow>> runs(Mutiny.Session session, String id) {
        return Lives.runs(session, id);
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
    public Map<String, Long> versions(List<String> ids) {
        return transactions.call(session -> session.createQuery(
                        "select c.id, c.version from CampaignRow c where c.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> {
                    Map<String, Long> versions = new HashMap<>();
                    rows.forEach(row -> versions.put((String) row[0], (Long) row[1]));
                    return versions;
                }));
    }

    /** Run → shards and layers. */
    private static Uni<Map<String, Work[]>> work(Mutiny.Session session, String campaign) {
        return session.createNativeQuery("""
                        SELECT r.id, coalesce(s.answered, 0)::bigint, coalesce(s.shards, 0)::bigint,
                            (SELECT count(l.results) FROM gateway.run_layer l WHERE l.run = r.id), r.layers::bigint
                        FROM gateway.run r
                        LEFT JOIN LATERAL (
                            SELECT sum(o.answered) AS answered, sum(o.shards) AS shards
                            FROM gateway.extraction_order o WHERE o.id IN (
                                SELECT l.order_id FROM gateway.run_layer l WHERE l.run = r.id)) s ON true
                        WHERE r.campaign = ?1""", Object[].class)
                .setParameter(1, campaign)
                .getResultList()
                .map(rows -> {
                    Map<String, Work[]> work = new HashMap<>();
                    rows.forEach(row -> work.put((String) row[0], new Work[] {
                        new Work((Long) row[1], (Long) row[2]), new Work((Long) row[3], (Long) row[4])
                    }));
                    return work;
                });
    }

    private static CampaignView view(CampaignRow campaign, List<RunRow> runs, Map<String, Work[]> work) {
        List<RunView> views = new ArrayList<>();
        for (RunRow run : runs) {
            Work[] done = work.get(run.id);
            views.add(new RunView(run.model, run.state, run.reason, done[0], done[1]));
        }
        return new CampaignView(
                campaign.id,
                campaign.name,
                campaign.state,
                campaign.version,
                campaign.stimulusSet,
                campaign.createdAt,
                campaign.endedAt,
                campaign.document,
                views);
    }
}
