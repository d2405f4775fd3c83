package org.fusiform.stats.work.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.LayerAnalysis;
import org.fusiform.stats.layer.LayerFindings;
import org.fusiform.stats.layer.LayerSpec;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.stats.work.ledger.RunLedger;
import org.fusiform.storage.ObjectStore;

/** Analyses one layer of a run under all its analyses, and stores what was found. */
@ApplicationScoped
class LayerWork {
    private final ObjectStore store;
    private final RunLedger ledger;
    private final StatsConfig config;

    LayerWork(ObjectStore store, RunLedger ledger, StatsConfig config) {
        this.store = store;
        this.ledger = ledger;
        this.config = config;
    }

    /** Equal analyses of equal extractions are the same bytes: what another run or a first try stored is taken as it is. */
    LayerAnalysed run(AnalysisPlan plan, int layer) {
        List<ResultObjects> objects = plan.analyses().stream()
                .map(analysis -> ResultObjects.of(store, plan, layer, analysis))
                .toList();
        List<Optional<LayerResult>> stored =
                objects.stream().map(ResultObjects::summary).toList();
        List<LayerResult> results = stored.stream().allMatch(Optional::isPresent)
                ? stored.stream().map(Optional::get).toList()
                : analyse(plan, layer, objects);
        return new LayerAnalysed(
                plan.project(),
                plan.campaign(),
                plan.run(),
                layer,
                results,
                objects.stream().map(ResultObjects::unitTableKey).toList());
    }

    private List<LayerResult> analyse(AnalysisPlan plan, int layer, List<ResultObjects> objects) {
        PlannedLayer planned = plan.layers().get(layer);
        Stimuli stimuli = Stimuli.of(store, plan);
        StoredActivations activations = new StoredActivations(
                store,
                plan.project(),
                planned.extraction(),
                ArrayLayout.of(plan.totalStimuli(), planned.shape(), plan.shardStimuli()),
                ledger.chunksOf(planned.extraction()));
        try (TableFiles tables = TableFiles.in(config.scratchDir())) {
            List<AnalysisSpec> specs = IntStream.range(0, objects.size())
                    .mapToObj(a -> Specs.of(plan, layer, a, stimuli, tables.of(a)))
                    .toList();
            LayerSpec spec = Specs.layer(plan, planned, stimuli, config.scratchDir());
            LayerFindings findings = new LayerAnalysis(spec, specs).run(activations);
            return IntStream.range(0, objects.size())
                    .mapToObj(a -> objects.get(a)
                            .store(
                                    LayerResults.of(planned, findings, a),
                                    findings,
                                    findings.analyses().get(a),
                                    tables.of(a)))
                    .toList();
        } catch (NonFiniteActivation e) {
            ManifestEntry stimulus = stimuli.manifest().stimuli().get(e.stimulus());
            throw new IllegalArgumentException(
                    "stimulus " + stimulus.condition() + "/" + stimulus.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
