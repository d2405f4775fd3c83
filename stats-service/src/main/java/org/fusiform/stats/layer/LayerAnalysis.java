package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.activation.ActivationSource;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.rsa.Rdm;

/**
 * Analyses one layer: one pass over its activations for the moments and the RDM of all units, then every analysis from
 * the moments, and a second pass over the channel blocks with selective units for their RDMs. The heap holds what a
 * channel block, a stimulus × stimulus matrix and a few numbers a unit need; the rest is in scratch files.
 */
public final class LayerAnalysis {
    private final LayerSpec layer;
    private final List<AnalysisSpec> analyses;

    public LayerAnalysis(LayerSpec layer, List<AnalysisSpec> analyses) {
        this.layer = layer;
        this.analyses = List.copyOf(analyses);
        this.analyses.forEach(this::requireAnswerable);
    }

    /** Asks now, before hours of reading, whether every target and contrast exists. */
    private void requireAnswerable(AnalysisSpec analysis) {
        StimulusDesign design = layer.design();
        for (String target : analysis.targets()) {
            analysis.criterion().contrasts().against(design.indexOf(target), design.conditions());
        }
        if (analysis.folds() != null && analysis.folds().ofStimulus().length != design.stimuli()) {
            throw new IllegalArgumentException("folds: dealt for "
                    + analysis.folds().ofStimulus().length + " stimuli, the set has " + design.stimuli());
        }
    }

    /** Runs all analyses and writes their unit tables. */
    public LayerFindings run(ActivationSource source) throws IOException {
        source.requireCovers(layer.design().stimuli(), layer.shape());
        List<int[]> assignments = analyses.stream()
                .filter(analysis -> analysis.folds() != null)
                .map(analysis -> analysis.folds().ofStimulus())
                .toList();
        Cells cells = Cells.of(layer.design().conditionOf(), assignments);
        Pass pass = new Pass(layer, source);
        try (CellMoments moments =
                new CellMoments(layer.name(), cells, layer.shape().units(), layer.scratchDirectory())) {
            Rdm all = pass.first(moments, analyses.stream().anyMatch(AnalysisSpec::rsa));
            BitSet constant = constantUnits(moments);
            List<Map<String, TargetFindings>> targets = analyse(moments, constant);
            return new LayerFindings(
                    layer.shape().units(), constant.cardinality(), all, withPopulations(targets, pass));
        }
    }

    private List<Map<String, TargetFindings>> analyse(CellMoments cells, BitSet constant) throws IOException {
        int assignment = 0;
        List<Map<String, TargetFindings>> found = new ArrayList<>();
        try (ConditionMoments moments = ConditionMoments.merge(
                cells, layer.design().conditions().size(), cell -> true, layer.scratchDirectory())) {
            for (AnalysisSpec analysis : analyses) {
                TargetAnalysis one = new TargetAnalysis(layer, analysis, moments, constant);
                found.add(one.run(cells, assignment));
                assignment += analysis.folds() == null ? 0 : 1;
            }
        }
        return found;
    }

    private List<AnalysisFindings> withPopulations(List<Map<String, TargetFindings>> found, Pass pass)
            throws IOException {
        List<BitSet> populations = new ArrayList<>();
        for (int a = 0; a < analyses.size(); a++) {
            if (analyses.get(a).rsa()) {
                found.get(a).values().forEach(target -> populations.add(target.selectedUnits()));
            }
        }
        List<Rdm> rdms = pass.populations(populations);
        int next = 0;
        List<AnalysisFindings> findings = new ArrayList<>();
        for (int a = 0; a < analyses.size(); a++) {
            Map<String, Rdm> byTarget = new LinkedHashMap<>();
            if (analyses.get(a).rsa()) {
                for (String target : found.get(a).keySet()) {
                    byTarget.put(target, rdms.get(next++));
                }
            }
            findings.add(new AnalysisFindings(found.get(a), byTarget));
        }
        return findings;
    }

    private static BitSet constantUnits(CellMoments moments) {
        double[] least = new double[ConditionMoments.TILE];
        double[] greatest = new double[ConditionMoments.TILE];
        BitSet constant = new BitSet(moments.units());
        for (int first = 0; first < moments.units(); first += least.length) {
            int count = Math.min(least.length, moments.units() - first);
            moments.range(first, count, least, greatest);
            for (int u = 0; u < count; u++) {
                constant.set(first + u, least[u] == greatest[u]);
            }
        }
        return constant;
    }
}
