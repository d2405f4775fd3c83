package org.fusiform.stats.work.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.message.AnalysisItem.CrossModelItem;
import org.fusiform.contracts.message.AnalysisOutcome.CampaignAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.result.Comparison;
import org.fusiform.contracts.result.ModelConsistency;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.storage.ObjectStore;

/**
 * Compares the models of a campaign, stage by stage, for each of its analyses: pairs of models by their measures, and all
 * that have the stage by their RDMs. Layers pair by the stage that the plans give them; those without one do not.
 */
@ApplicationScoped
class CrossModelWork {
    private final ObjectStore store;
    private final StatsConfig config;

    CrossModelWork(ObjectStore store, StatsConfig config) {
        this.store = store;
        this.config = config;
    }

    /** @param plans of the item's runs, in its order */
    CampaignAnalysed run(CrossModelItem item, List<AnalysisPlan> plans) {
        List<Comparison> comparisons = new ArrayList<>();
        List<ModelConsistency> consistency = new ArrayList<>();
        List<AnalysisParameters> analyses = plans.getFirst().analyses();
        for (int analysis = 0; analysis < analyses.size(); analysis++) {
            for (Map.Entry<Integer, List<ComparedModel>> stage :
                    stages(plans, analyses.get(analysis)).entrySet()) {
                List<ComparedModel> models = stage.getValue();
                comparisons.addAll(new ModelPairs(analysis, stage.getKey(), analyses.get(analysis)).of(models));
                if (analyses.get(analysis).rsa()) {
                    consistency.addAll(consistency(analysis, stage.getKey(), analyses.get(analysis), models));
                }
            }
        }
        return new CampaignAnalysed(item.project(), item.campaign(), item.runs(), comparisons, consistency);
    }

    /** The stages that at least two models have. */
    private SortedMap<Integer, List<ComparedModel>> stages(List<AnalysisPlan> plans, AnalysisParameters analysis) {
        SortedMap<Integer, List<ComparedModel>> stages = new TreeMap<>();
        for (AnalysisPlan plan : plans) {
            SortedMap<Integer, Integer> layerOf = new TreeMap<>();
            for (int layer = 0; layer < plan.layers().size(); layer++) {
                if (plan.layers().get(layer).stage() != null) {
                    layerOf.put(plan.layers().get(layer).stage(), layer);
                }
            }
            layerOf.forEach((stage, layer) -> stages.computeIfAbsent(stage, key -> new ArrayList<>())
                    .add(new ComparedModel(plan.network(), AnalysedLayer.of(store, plan, layer, analysis))));
        }
        stages.values().removeIf(models -> models.size() < 2);
        return stages;
    }

    private List<ModelConsistency> consistency(
            int analysis, int stage, AnalysisParameters parameters, List<ComparedModel> models) {
        List<ModelConsistency> consistency = new ArrayList<>();
        for (String population : AnalysedLayer.populations(parameters)) {
            ComparedRdms compared = ComparedRdms.of(
                    models.size(),
                    models.getFirst().layer().stimuli(),
                    config.memoryBytes(),
                    model -> models.get(model).layer().rdm(population),
                    Specs.comparison(parameters));
            consistency.add(new ModelConsistency(
                    analysis,
                    stage,
                    population,
                    models.stream().map(model -> model.network().model()).toList(),
                    compared.matrix(),
                    compared.pairMean(),
                    compared.undefinedEntries()));
        }
        return consistency;
    }
}
