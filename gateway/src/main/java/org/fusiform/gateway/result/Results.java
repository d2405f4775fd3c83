package org.fusiform.gateway.result;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.Provenance;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.gateway.campaign.CampaignRow;
import org.fusiform.gateway.campaign.Campaigns;
import org.fusiform.gateway.campaign.RunLayerRow;
import org.fusiform.gateway.campaign.RunRow;
import org.fusiform.gateway.campaign.plan.DocumentReader;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Result documents, put together from the read model. */
@ApplicationScoped
public class Results {
    private final Transactions transactions;

    Results(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Everything found so far, or a Problem where there is no such campaign. */
    public ResultDocument of(String project, String campaign) {
        return transactions.call(session -> Campaigns.row(session, project, campaign)
                .chain(row -> Campaigns.runs(session, campaign).chain(runs -> layers(session, campaign)
                        .chain(layers -> DiscardedLayers.ofCampaign(session, campaign)
                                .map(discarded -> document(row, runs, layers, discarded))))));
    }

    private static Uni<List<RunLayerRow>> layers(Mutiny.Session session, String campaign) {
        return session.createQuery("""
                        select l from RunLayerRow l, RunRow r where l.run = r.id and r.campaign = :campaign
                        and l.results is not null""", RunLayerRow.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }

    private static ResultDocument document(
            CampaignRow campaign, List<RunRow> runs, List<RunLayerRow> layers, Map<String, Set<Integer>> discarded) {
        String set = DocumentReader.read(campaign.document).stimulusSet();
        List<RunResult> results = new ArrayList<>();
        for (RunRow run : runs) {
            List<LayerResult[]> analysed = layers.stream()
                    .filter(layer -> layer.run.equals(run.id))
                    .sorted(Comparator.comparingInt(layer -> layer.layer))
                    .map(layer -> MessageJson.read(layer.results, LayerResult[].class))
                    .toList();
            AnalysisPlan plan = run.plan();
            for (int analysis = 0; analysis < plan.analyses().size(); analysis++) {
                results.add(result(run, plan, analysis, set, analysed, discarded.getOrDefault(run.id, Set.of())));
            }
        }
        Optional<CampaignAnalysed> compared =
                Optional.ofNullable(campaign.comparisons).map(json -> MessageJson.read(json, CampaignAnalysed.class));
        return new ResultDocument(
                campaign.id,
                campaign.name,
                campaign.state,
                results,
                compared.map(CampaignAnalysed::comparisons).orElse(List.of()),
                compared.map(CampaignAnalysed::consistency).orElse(List.of()));
    }

    private static RunResult result(
            RunRow run,
            AnalysisPlan plan,
            int analysis,
            String set,
            List<LayerResult[]> analysed,
            Set<Integer> discarded) {
        AnalysisParameters parameters = plan.analyses().get(analysis);
        return new RunResult(
                run.model,
                set,
                analysis,
                parameters.criterion(),
                parameters,
                provenance(plan),
                run.state.name(),
                run.reason,
                analysed.stream().map(layer -> layer[analysis]).toList(),
                run.consistency == null ? null : consistency(run.consistency, analysis),
                discarded.stream()
                        .sorted()
                        .map(layer -> plan.layers().get(layer).layer())
                        .toList());
    }

    private static Map<String, Consistency> consistency(String json, int analysis) {
        return MessageJson.read(json, Populations[].class)[analysis];
    }

    /** A type that JSON can be read as without losing the value type to erasure. */
    private static final class Populations extends LinkedHashMap<String, Consistency> {}

    private static Provenance provenance(AnalysisPlan plan) {
        Weights weights = plan.network().weights();
        return new Provenance(
                plan.network().family(),
                switch (weights) {
                    case Weights.Stored stored -> stored.sha256();
                    case Weights.Seeded seeded -> null;
                },
                switch (weights) {
                    case Weights.Stored stored -> null;
                    case Weights.Seeded seeded -> seeded.seed();
                },
                weights.trained(),
                plan.stimulusSet(),
                plan.network().pipeline(),
                plan.compute());
    }
}
