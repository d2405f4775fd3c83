package org.fusiform.stats.work.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusiform.contracts.Release;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.storage.ObjectStore;

/** Compares the RDMs of a run's layers, for each of its analyses and populations. */
@ApplicationScoped
class CrossLayerWork {
    private final ObjectStore store;
    private final StatsConfig config;

    CrossLayerWork(ObjectStore store, StatsConfig config) {
        this.store = store;
        this.config = config;
    }

    RunAnalysed run(AnalysisPlan plan) {
        return new RunAnalysed(
                plan.project(),
                plan.campaign(),
                plan.run(),
                plan.analyses().stream()
                        .map(analysis -> populations(plan, analysis))
                        .toList(),
                Release.version());
    }

    private Map<String, Consistency> populations(AnalysisPlan plan, AnalysisParameters analysis) {
        Map<String, Consistency> populations = new LinkedHashMap<>();
        if (!analysis.rsa()) {
            return populations;
        }
        List<String> names = plan.layers().stream().map(PlannedLayer::layer).toList();
        List<AnalysedLayer> layers = IntStream.range(0, names.size())
                .mapToObj(layer -> AnalysedLayer.of(store, plan, layer, analysis))
                .toList();
        for (String population : AnalysedLayer.populations(analysis)) {
            ComparedRdms compared = ComparedRdms.of(
                    names.size(),
                    plan.totalStimuli(),
                    config.memoryBytes(),
                    layer -> layers.get(layer).rdm(population),
                    Specs.comparison(analysis));
            populations.put(
                    population,
                    new Consistency(
                            names,
                            compared.matrix(),
                            compared.adjacentMean(),
                            compared.pairMean(),
                            compared.undefinedEntries()));
        }
        return populations;
    }
}
