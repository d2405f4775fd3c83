package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.rsa.PatternProducts;
import org.fusiform.stats.strength.SelectedStrengths.StrongestUnits;
import org.fusiform.stats.table.ResponsesFile;

/** What is taken from the activations once it is known which units are selective: their RDMs and responses. */
final class PopulationPasses {
    private final LayerSpec layer;
    private final Passes passes;

    PopulationPasses(LayerSpec layer, Passes passes) {
        this.layer = layer;
        this.passes = passes;
    }

    /** How many RDMs may be accumulated side by side; one more is on the heap while it is handed on. */
    static int sideBySide(LayerSpec layer) {
        long each = PatternProducts.bytes(layer.design().stimuli());
        return Math.clamp(layer.memory().bytes() / each - 1, 1, Integer.MAX_VALUE);
    }

    /**
     * @param left RDMs of all units that an earlier pass had no room for
     * @param found for each analysis its targets
     */
    void run(List<RdmWork> left, List<PlannedAnalysis> analyses, List<Map<String, TargetFindings>> found)
            throws IOException {
        List<RdmWork> works = new ArrayList<>(left);
        for (PlannedAnalysis analysis : analyses) {
            if (analysis.spec().rdm() != null) {
                found.get(analysis.index())
                        .forEach((target, findings) ->
                                works.add(RdmWork.ofTarget(analysis.spec(), target, findings.selectedUnits())));
            }
        }
        works.removeIf(work -> !work.hasEnoughUnits());
        int together = sideBySide(layer);
        List<ResponsesFile> responses = new ArrayList<>();
        BitSet strongest = new BitSet();
        try {
            for (PlannedAnalysis analysis : analyses) {
                open(analysis, found.get(analysis.index()), responses, strongest);
            }
            // The first pass is for the responses, too, the others only for RDMs.
            for (int from = 0; from == 0 || from < works.size(); from += together) {
                List<RdmWork> now = works.subList(from, Math.min(works.size(), from + together));
                pass(now, from == 0 ? responses : List.of(), strongest);
            }
        } finally {
            for (ResponsesFile file : responses) {
                file.close();
            }
        }
    }

    private void open(
            PlannedAnalysis analysis,
            Map<String, TargetFindings> found,
            List<ResponsesFile> responses,
            BitSet strongest)
            throws IOException {
        for (Map.Entry<String, TargetFindings> target : found.entrySet()) {
            var file = analysis.spec().artifacts().responses(target.getKey());
            if (file != null) {
                StrongestUnits units = target.getValue().strongest();
                responses.add(new ResponsesFile(
                        file, units.units(), units.dprime(), layer.design().stimuli()));
                for (int unit : units.units()) {
                    strongest.set(unit);
                }
            }
        }
    }

    private void pass(List<RdmWork> works, List<ResponsesFile> responses, BitSet strongest) throws IOException {
        BitSet wanted = responses.isEmpty() ? new BitSet() : (BitSet) strongest.clone();
        List<RdmWork.Accumulation> accumulations = new ArrayList<>();
        List<Passes.PatternVisitor> visitors = new ArrayList<>();
        for (RdmWork work : works) {
            if (work.population() == null) {
                wanted.set(0, layer.shape().units());
            } else {
                wanted.or(work.population());
            }
            accumulations.add(work.begin(layer.design().stimuli()));
        }
        visitors.addAll(accumulations);
        responses.forEach(file -> visitors.add(file::add));
        passes.run(List.of(), visitors, wanted);
        for (RdmWork.Accumulation accumulation : accumulations) {
            accumulation.finish();
        }
    }
}
