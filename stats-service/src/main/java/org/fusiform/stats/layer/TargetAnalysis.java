package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchFile;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.criterion.Selection;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.strength.SelectedStrengths;
import org.fusiform.stats.table.UnitTable;
import org.fusiform.stats.validation.HoldOut;
import org.fusiform.stats.validation.Jackknife;
import org.fusiform.stats.validation.SplitHalf;

/** One analysis of a layer whose moments are known: selection, strengths, maps, hold-out and the unit table. */
final class TargetAnalysis {
    private final LayerSpec layer;
    private final AnalysisSpec analysis;
    private final Evidence evidence;
    private final int[] targets;

    TargetAnalysis(LayerSpec layer, AnalysisSpec analysis, ConditionMoments moments, BitSet constant) {
        this.layer = layer;
        this.analysis = analysis;
        this.evidence = new Evidence(moments, layer.design().conditions(), constant);
        this.targets =
                analysis.targets().stream().mapToInt(layer.design()::indexOf).toArray();
    }

    /** @param assignment the analysis's place among the fold assignments of the cells, if it has folds */
    Map<String, TargetFindings> run(CellMoments cells, int assignment) throws IOException {
        List<Selection> selections = select();
        HoldOut holdOut = holdOut(cells, assignment);
        List<SplitHalf> halves = holdOut == null ? null : holdOut.splitHalf(targets);
        List<Jackknife> replicates = holdOut == null ? null : holdOut.jackknife(targets);
        Map<String, TargetFindings> findings = new LinkedHashMap<>();
        for (int t = 0; t < targets.length; t++) {
            BitSet selected = selections.get(t).selected();
            findings.put(
                    analysis.targets().get(t),
                    new TargetFindings(
                            selected,
                            selections.get(t).testable().cardinality(),
                            (double) selected.cardinality() / evidence.units(),
                            SelectedStrengths.of(evidence.moments(), targets[t], against(t), selected)
                                    .summaries(),
                            FeatureMaps.of(selected, layer.shape()),
                            halves == null ? null : halves.get(t),
                            replicates == null ? null : replicates.get(t)));
        }
        return findings;
    }

    private int[] against(int t) {
        return analysis.criterion()
                .contrasts()
                .against(targets[t], layer.design().conditions());
    }

    private HoldOut holdOut(CellMoments cells, int assignment) {
        return analysis.folds() == null
                ? null
                : new HoldOut(
                        cells,
                        assignment,
                        analysis.folds().count(),
                        evidence,
                        analysis.criterion(),
                        layer.shape(),
                        layer.scratchDirectory());
    }

    /** Selects for every target and, if a unit table is wanted, writes it; the q of all units live only that long. */
    private List<Selection> select() throws IOException {
        if (analysis.unitTable() == null) {
            List<Selection> selections = new ArrayList<>();
            for (int target : targets) {
                selections.add(analysis.criterion().select(evidence, target, Criterion.Depth.DECISION));
            }
            return selections;
        }
        try (ScratchFile scratch =
                ScratchFile.create(layer.scratchDirectory(), Plane.bytes(targets.length, evidence.units()))) {
            List<Selection> selections = new ArrayList<>();
            List<UnitTable.Target> columns = new ArrayList<>();
            for (int t = 0; t < targets.length; t++) {
                Selection selection = analysis.criterion().select(evidence, targets[t], Criterion.Depth.EVERY_Q);
                Plane qMax = null;
                if (selection.qMax() != null) {
                    qMax = Plane.of(scratch, t, evidence.units());
                    qMax.write(0, selection.qMax(), evidence.units());
                }
                selections.add(selection.decision());
                columns.add(new UnitTable.Target(
                        analysis.targets().get(t), targets[t], against(t), selection.selected(), qMax));
            }
            new UnitTable(layer.shape(), evidence.conditions(), evidence.moments(), evidence.constant(), columns)
                    .write(analysis.unitTable(), analysis.provenance());
            return selections;
        }
    }
}
