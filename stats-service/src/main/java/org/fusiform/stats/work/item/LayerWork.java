package org.fusiform.stats.work.item;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.activation.ScratchPool;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.layer.AnalysisSpec;
import org.fusiform.stats.layer.LayerAnalysis;
import org.fusiform.stats.layer.LayerFindings;
import org.fusiform.stats.work.config.StatsConfig;
import org.fusiform.stats.work.ledger.RunLedger;
import org.fusiform.storage.ObjectStore;

/** Analyses one layer of a run under all its analyses, and stores what was found. */
@ApplicationScoped
class LayerWork {
    private final ObjectStore store;
    private final RunLedger ledger;
    private final WorkingMemory memory;
    private final SpareArrays chunks = new SpareArrays();
    private final ItemClock clock;

    LayerWork(ObjectStore store, RunLedger ledger, StatsConfig config, ItemClock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
        this.memory = new WorkingMemory(
                config.scratchDir(), config.memoryBytes(), new ScratchPool(config.scratchMemoryBytes()));
    }

    /** Equal analyses of equal extractions are the same bytes: what another run or a first try stored is taken as it is. */
    LayerAnalysed run(AnalysisPlan plan, int layer) {
        List<ResultObjects> objects = plan.analyses().stream()
                .map(analysis -> ResultObjects.of(store, plan, layer, analysis))
                .toList();
        List<LayerResult> results = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int analysis = 0; analysis < objects.size(); analysis++) {
            Optional<LayerResult> stored =
                    objects.get(analysis).summary(plan.analyses().get(analysis));
            results.add(stored.orElse(null));
            if (stored.isEmpty()) {
                missing.add(analysis);
            }
        }
        if (!missing.isEmpty()) {
            analyse(plan, layer, objects, missing, results);
        }
        return new LayerAnalysed(
                plan.project(),
                plan.campaign(),
                plan.run(),
                layer,
                results,
                objects.stream().map(ResultObjects::unitTableKey).toList());
    }

    /** Puts the results of the missing analyses in their places. */
    private void analyse(
            AnalysisPlan plan,
            int layer,
            List<ResultObjects> objects,
            List<Integer> missing,
            List<LayerResult> results) {
        PlannedLayer planned = plan.layers().get(layer);
        Stimuli stimuli = Stimuli.of(store, plan);
        StoredActivations activations = new StoredActivations(
                store, plan.project(), planned.extraction(), plan.layout(planned), ledger.chunksOf(planned), chunks);
        try (ItemFiles files = ItemFiles.in(memory.scratchDirectory())) {
            Specs specs = new Specs(plan, planned, stimuli);
            List<ItemArtifacts> artifacts = missing.stream()
                    .map(analysis -> specs.artifacts(analysis, objects.get(analysis), files))
                    .toList();
            List<AnalysisSpec> analyses = artifacts.stream()
                    .map(each -> specs.analysis(each.analysis(), each))
                    .toList();
            LayerFindings findings = new LayerAnalysis(specs.layer(memory), analyses).run(activations, clock);
            long found = System.nanoTime();
            for (int i = 0; i < artifacts.size(); i++) {
                ItemArtifacts each = artifacts.get(i);
                LayerResult result = each.objects()
                        .store(
                                LayerResults.of(planned, findings, i),
                                Replicates.of(findings.analyses().get(i)),
                                each);
                results.set(each.analysis(), result);
            }
            clock.stored(System.nanoTime() - found);
        } catch (NonFiniteActivation e) {
            ManifestEntry stimulus = stimuli.manifest().stimuli().get(e.stimulus());
            throw new IllegalArgumentException(
                    "stimulus " + stimulus.condition() + "/" + stimulus.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
