package org.fusiform.gateway.result;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.result.CampaignProvenance;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.Provenance;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.gateway.campaign.CampaignRow;
import org.fusiform.gateway.campaign.Campaigns;
import org.fusiform.gateway.campaign.RunLayerRow;
import org.fusiform.gateway.campaign.RunRow;
import org.fusiform.gateway.campaign.plan.DocumentReader;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;

/** What result documents hold, from the read model: a run at a time, since all of them may be more than memory has. */
@ApplicationScoped
public class Results {
    private final Transactions transactions;

    Results(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What a document says beside its runs.
     *
     * @param set as the campaign's document names it
     * @param runs their ids, in the order of the models
     */
    record Head(CampaignRow campaign, String set, List<String> runs) {
        Optional<CampaignAnalysed> compared() {
            return Optional.ofNullable(campaign.comparisons)
                    .map(json -> MessageJson.read(json, CampaignAnalysed.class));
        }
    }

    /** A Problem where there is no such campaign. */
    Head head(String project, String campaign) {
        return transactions.call(
                session -> Campaigns.row(session, project, campaign).chain(row -> session.createQuery(
                                "select r.id from RunRow r where r.campaign = :campaign order by r.position",
                                String.class)
                        .setParameter("campaign", campaign)
                        .getResultList()
                        .map(runs ->
                                new Head(row, DocumentReader.read(row.document).stimulusSet(), List.copyOf(runs)))));
    }

    /** What was found so far of one run, under each of its analyses; nothing where a retry has replaced it meanwhile. */
    List<RunResult> run(Head head, String run) {
        return transactions.call(session -> session.find(RunRow.class, run)
                .chain(row -> row == null
                        ? Uni.createFrom().item(List.of())
                        : layers(session, run).chain(layers -> DiscardedLayers.ofRun(session, run)
                                .map(discarded -> results(row, head.set(), layers, discarded)))));
    }

    private static Uni<List<RunLayerRow>> layers(Mutiny.Session session, String run) {
        return session.createQuery(
                        "from RunLayerRow l where l.run = :run and l.results is not null order by l.layer",
                        RunLayerRow.class)
                .setParameter("run", run)
                .getResultList();
    }

    private static List<RunResult> results(RunRow run, String set, List<RunLayerRow> layers, Set<Integer> discarded) {
        List<LayerResult[]> analysed = layers.stream()
                .map(layer -> MessageJson.read(layer.results, LayerResult[].class))
                .toList();
        AnalysisPlan plan = run.plan();
        return IntStream.range(0, plan.analyses().size())
                .mapToObj(analysis -> result(run, plan, analysis, set, analysed, discarded))
                .toList();
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
                provenance(plan, run.release),
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
    @RegisterForReflection
    private static final class Populations extends LinkedHashMap<String, Consistency> {}

    /** Where everything comes from that the campaign has found or will. */
    CampaignProvenance provenance(Head head) {
        List<RunRow> runs = transactions.call(session -> session.createQuery(
                        "from RunRow r where r.campaign = :campaign order by r.position", RunRow.class)
                .setParameter("campaign", head.campaign().id)
                .getResultList());
        return new CampaignProvenance(
                head.campaign().id,
                head.campaign().name,
                head.set(),
                runs.getFirst().plan().totalStimuli(),
                runs.stream().map(run -> provenanceOf(run.plan(), run.release)).toList());
    }

    static CampaignProvenance.Run provenanceOf(AnalysisPlan plan, String release) {
        return new CampaignProvenance.Run(
                plan.network().model(),
                provenance(plan, release),
                plan.analyses(),
                plan.layers().stream()
                        .map(layer -> new CampaignProvenance.Layer(
                                layer.layer(), layer.stage(), layer.shape(), layer.extraction()))
                        .toList());
    }

    private static Provenance provenance(AnalysisPlan plan, String release) {
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
                plan.compute(),
                plan.seed(),
                release,
                plan.storage());
    }
}
