package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fusiform.stats.activation.ActivationSource;
import org.fusiform.stats.activation.KeptActivations;

/**
 * Analyses one layer: a pass over its activations for the moments, ranks and the RDM of all units, then every analysis from
 * those, a second pass over the channel blocks with selective units for their RDMs and responses, and further ones for
 * shuffled labels where they are asked for. The heap holds what a channel block, a stimulus × stimulus matrix and a few
 * numbers a unit need; the rest is in scratch files.
 */
public final class LayerAnalysis {
    private final LayerSpec layer;
    private final List<PlannedAnalysis> analyses = new ArrayList<>();

    public LayerAnalysis(LayerSpec layer, List<AnalysisSpec> analyses) {
        this.layer = layer;
        for (AnalysisSpec spec : analyses) {
            this.analyses.add(PlannedAnalysis.of(this.analyses.size(), spec, layer.design()));
        }
    }

    /** Runs all analyses and hands out their artifacts. */
    public LayerFindings run(ActivationSource source) throws IOException {
        return run(source, PhaseClock.NONE);
    }

    /** The same, telling how long each phase was. */
    public LayerFindings run(ActivationSource source, PhaseClock clock) throws IOException {
        source.requireCovers(layer.design().stimuli(), layer.shape());
        if (analyses.stream().noneMatch(PlannedAnalysis::readsAgain)) {
            return run(new Passes(layer, source, clock), clock);
        }
        try (KeptActivations kept = new KeptActivations(source, layer.shape(), layer.memory())) {
            return run(new Passes(layer, kept, clock), clock);
        }
    }

    private LayerFindings run(Passes passes, PhaseClock clock) throws IOException {
        List<RdmWork> ofAllUnits = RdmWork.ofAllUnits(analyses);
        int inFirstPass = Math.min(ofAllUnits.size(), PopulationPasses.sideBySide(layer));
        List<RdmWork> now = ofAllUnits.subList(0, inFirstPass);
        List<Map<String, TargetFindings>> found = new ArrayList<>(Collections.nCopies(analyses.size(), null));
        BitSet constant = new BitSet();
        for (List<PlannedAnalysis> together : MomentGroup.split(analyses)) {
            constant = analyse(together, passes, now, found, clock);
            now = List.of();
        }
        new PopulationPasses(layer, passes).run(ofAllUnits.subList(inFirstPass, ofAllUnits.size()), analyses, found);
        for (List<PlannedAnalysis> shuffled : bySeed()) {
            new PermutationPasses(layer, passes, shuffled, constant).run(found);
        }
        return new LayerFindings(
                layer.shape().units(),
                constant.cardinality(),
                found.stream().map(AnalysisFindings::new).toList());
    }

    /** The analyses that shuffle labels. */
    private Collection<List<PlannedAnalysis>> bySeed() {
        return analyses.stream()
                .filter(analysis -> analysis.spec().shuffles() != null)
                .collect(Collectors.groupingBy(
                        analysis -> analysis.spec().shuffles().seed(), TreeMap::new, Collectors.toList()))
                .values();
    }

    /** Puts what the analyses found where their indices say; returns the constant units. */
    private BitSet analyse(
            List<PlannedAnalysis> together,
            Passes passes,
            List<RdmWork> rdms,
            List<Map<String, TargetFindings>> found,
            PhaseClock clock)
            throws IOException {
        try (MomentGroup group = MomentGroup.open(layer, together)) {
            List<RdmWork.Accumulation> accumulations = rdms.stream()
                    .map(work -> work.begin(layer.design().stimuli()))
                    .toList();
            List<Passes.PatternVisitor> visitors = new ArrayList<>(accumulations);
            visitors.addAll(group.visitors());
            passes.run(group.moments(), visitors, null);
            for (RdmWork.Accumulation accumulation : accumulations) {
                accumulation.finish();
            }
            BitSet constant = group.constantUnits();
            long start = System.nanoTime();
            for (PlannedAnalysis analysis : together) {
                found.set(
                        analysis.index(),
                        new TargetAnalysis(layer, analysis, subset -> group.evidence(analysis, subset, constant))
                                .run());
            }
            clock.spent(Phase.CRITERION, System.nanoTime() - start);
            return constant;
        }
    }
}
