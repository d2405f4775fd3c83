package org.fusiform.gateway.result;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.gateway.campaign.Campaigns;
import org.fusiform.gateway.campaign.RunLayerRow;
import org.fusiform.gateway.campaign.RunRow;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.order.ExtractionState;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** The layers of the models of a campaign, by their names. */
@ApplicationScoped
public class RunLayers {
    private final Transactions transactions;

    RunLayers(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param plan of the run
     * @param release that analysed it, or null
     * @param layer in the plan
     * @param unitTables keys, one per analysis; empty until the layer is analysed
     * @param discarded whether its activations are no longer stored
     */
    record Found(AnalysisPlan plan, String release, PlannedLayer layer, List<String> unitTables, boolean discarded) {
        /** A Problem where the campaign has no analysis of this index. */
        AnalysisParameters requireAnalysis(int index) {
            int analyses = plan.analyses().size();
            if (index < 0 || index >= analyses) {
                throw Problem.invalid("analysis", "must be from 0 to " + (analyses - 1) + ", not " + index);
            }
            return plan.analyses().get(index);
        }

        /** A Problem as long as nothing is found of the layer. */
        void requireAnalysed() {
            if (unitTables.isEmpty()) {
                throw Problem.notFound("the layer '" + layer.layer() + "' is not analysed yet");
            }
        }

        /** A Problem where its activations were removed. */
        void requireKept() {
            if (discarded) {
                throw Problem.gone("the activations of layer '" + layer.layer()
                        + "' were discarded, as \"retention\": \"discard\" asks; submit the document with \"keep\" to have"
                        + " them computed anew");
            }
        }
    }

    /** A Problem where there is no such campaign, model or layer. */
    Found find(String project, String campaign, String model, String layer) {
        return transactions.call(session -> Campaigns.row(session, project, campaign)
                .chain(() -> run(session, campaign, model))
                .chain(run -> {
                    AnalysisPlan plan = run.plan();
                    int index = index(plan, layer);
                    return session.find(RunLayerRow.class, new RunLayerRow.Key(run.id, index))
                            .chain(row -> DiscardedLayers.ofRun(session, run.id)
                                    .map(discarded -> new Found(
                                            plan,
                                            run.release,
                                            plan.layers().get(index),
                                            tables(row),
                                            discarded.contains(index))));
                }));
    }

    /** All layers of a model in forward order; a Problem where there is no such campaign or model. */
    List<Found> ofModel(String project, String campaign, String model) {
        return transactions.call(session -> Campaigns.row(session, project, campaign)
                .chain(() -> run(session, campaign, model))
                .chain(run -> layers(session, run)));
    }

    /** All layers of a run in forward order; none where a retry has replaced it meanwhile. */
    List<Found> ofRun(String run) {
        return transactions.call(session -> session.find(RunRow.class, run)
                .chain(row -> row == null ? Uni.createFrom().item(List.of()) : layers(session, row)));
    }

    private static Uni<List<Found>> layers(Mutiny.Session session, RunRow run) {
        AnalysisPlan plan = run.plan();
        return session.createQuery("from RunLayerRow l where l.run = :run order by l.layer", RunLayerRow.class)
                .setParameter("run", run.id)
                .getResultList()
                .chain(rows -> DiscardedLayers.ofRun(session, run.id).map(discarded -> rows.stream()
                        .map(row -> new Found(
                                plan,
                                run.release,
                                plan.layers().get(row.layer),
                                tables(row),
                                discarded.contains(row.layer)))
                        .toList()));
    }

    /** A Problem where the layer's activations are not all there. */
    void requireStored(Found found) {
        found.requireKept();
        String state = transactions.call(session -> session.createNativeQuery(
                        "SELECT state FROM gateway.extraction WHERE project = ?1 AND id = ?2", String.class)
                .setParameter(1, found.plan().project())
                .setParameter(2, found.layer().extraction())
                .getSingleResultOrNull());
        if (!ExtractionState.STORED.name().equals(state)) {
            throw Problem.notFound("the activations of layer '" + found.layer().layer() + "' are not stored yet");
        }
    }

    private static Uni<RunRow> run(Mutiny.Session session, String campaign, String model) {
        return session.createQuery(
                        "from RunRow r where r.campaign = :campaign and r.model = :model order by r.position",
                        RunRow.class)
                .setParameter("campaign", campaign)
                .setParameter("model", model)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .chain(run -> run == null
                        ? models(session, campaign)
                                .invoke(models -> {
                                    throw Problem.notFound(
                                            "the campaign has no model '" + model + "'" + Nearest.hint(model, models));
                                })
                                .replaceWith(run)
                        : Uni.createFrom().item(run));
    }

    private static Uni<List<String>> models(Mutiny.Session session, String campaign) {
        return session.createQuery("select r.model from RunRow r where r.campaign = :campaign", String.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }

    private static int index(AnalysisPlan plan, String layer) {
        List<String> names = plan.layers().stream().map(PlannedLayer::layer).toList();
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(layer))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "the campaign did not ask for a layer '" + layer + "'" + Nearest.hint(layer, names)));
    }

    private static List<String> tables(RunLayerRow row) {
        return row.unitTables == null ? List.of() : List.of(MessageJson.read(row.unitTables, String[].class));
    }
}
