package org.fusiform.stats.work.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.result.Consistency;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.stats.rsa.Rdm;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.storage.NoSuchObject;
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
                        .toList());
    }

    private Map<String, Consistency> populations(AnalysisPlan plan, AnalysisParameters analysis) {
        if (!analysis.rsa()) {
            return Map.of();
        }
        List<ResultObjects> objects = new ArrayList<>();
        List<LayerResult> results = new ArrayList<>();
        for (int layer = 0; layer < plan.layers().size(); layer++) {
            ResultObjects stored = ResultObjects.of(store, plan, layer, analysis);
            objects.add(stored);
            results.add(stored.summary().orElseThrow(() -> new NoSuchObject(stored.unitTableKey())));
        }
        Map<String, Consistency> populations = new LinkedHashMap<>();
        populations.put(
                ResultObjects.ALL,
                consistency(
                        plan,
                        layer -> rdm(
                                plan,
                                objects.get(layer),
                                ResultObjects.ALL,
                                results.get(layer).units())));
        for (String target : analysis.targets()) {
            populations.put(
                    target,
                    consistency(
                            plan,
                            layer -> rdm(
                                    plan,
                                    objects.get(layer),
                                    target,
                                    results.get(layer).targets().get(target).selected())));
        }
        return populations;
    }

    private Rdm rdm(AnalysisPlan plan, ResultObjects objects, String population, long units) {
        if (units < Rdm.LEAST_UNITS) {
            return null;
        }
        String key = objects.rdmKey(population);
        return RdmNpy.read(
                key, store.get(key, RdmNpy.bytes(plan.totalStimuli())), plan.totalStimuli(), Math.toIntExact(units));
    }

    private Consistency consistency(AnalysisPlan plan, IntFunction<Rdm> read) {
        List<Rdm> rdms = new StoredRdms(plan.layers().size(), plan.totalStimuli(), config.rdmBytes(), read);
        List<Long> undefined = rdms.stream()
                .map(rdm -> rdm == null ? 0L : (long) rdm.undefined())
                .toList();
        var found = org.fusiform.stats.rsa.Consistency.of(rdms);
        return new Consistency(
                plan.layers().stream().map(PlannedLayer::layer).toList(),
                Arrays.stream(found.matrix()).map(CrossLayerWork::row).toList(),
                LayerResults.orNull(found.adjacentMean()),
                LayerResults.orNull(found.pairMean()),
                undefined);
    }

    /** NaN becomes null. */
    private static List<Double> row(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? null : value)
                .toList();
    }
}
