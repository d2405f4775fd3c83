package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.criterion.Criterion;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.criterion.Selection;
import org.fusiform.stats.featuremap.FeatureMaps;
import org.fusiform.stats.strength.SelectedStrengths;
import org.fusiform.stats.table.UnitTable;
import org.fusiform.stats.validation.FoldSubset;
import org.fusiform.stats.validation.HoldOut;
import org.fusiform.stats.validation.Jackknife;
import org.fusiform.stats.validation.SplitHalf;

/** One analysis of a layer whose moments are known: selection, strengths, maps, hold-out and the unit table. */
final class TargetAnalysis {
    /** Units of a target whose responses are kept for browsing. */
    private static final int STRONGEST = 1000;

    private final LayerSpec layer;
    private final PlannedAnalysis analysis;
    private final Function<FoldSubset, Evidence> evidence;
    private final Evidence whole;
    private final Criterion criterion;

    TargetAnalysis(LayerSpec layer, PlannedAnalysis analysis, Function<FoldSubset, Evidence> evidence) {
        this.layer = layer;
        this.analysis = analysis;
        this.evidence = evidence;
        this.whole = evidence.apply(new FoldSubset.Whole());
        this.criterion = analysis.spec().criterion();
    }

    Map<String, TargetFindings> run() throws IOException {
        List<Selection> selections = select();
        HoldOut holdOut = analysis.spec().folds() == null
                ? null
                : HoldOut.of(
                        evidence,
                        criterion,
                        analysis.targets(),
                        layer.shape(),
                        analysis.spec().folds().count());
        Map<String, TargetFindings> findings = new LinkedHashMap<>();
        for (int t = 0; t < selections.size(); t++) {
            findings.put(
                    analysis.spec().targets().get(t),
                    target(
                            t,
                            selections.get(t),
                            holdOut == null ? null : holdOut.halves().get(t),
                            holdOut == null ? null : holdOut.jackknife().get(t)));
        }
        return findings;
    }

    private TargetFindings target(int t, Selection selection, SplitHalf halves, Jackknife replicates) {
        BitSet selected = selection.selected();
        SelectedStrengths strengths =
                new SelectedStrengths(whole.moments(), analysis.targets()[t], analysis.against(t), selected);
        return new TargetFindings(
                selected,
                selection.testable().cardinality(),
                (double) selected.cardinality() / whole.units(),
                strengths.summaries(),
                strengths.strongest(STRONGEST),
                FeatureMaps.of(selected, layer.shape()),
                halves,
                replicates,
                null);
    }

    /** Selects for every target and, if a unit table is wanted, writes it; the q of all units live only that long. */
    private List<Selection> select() throws IOException {
        if (analysis.spec().artifacts().unitTable() == null) {
            return criterion.select(whole, analysis.targets(), null);
        }
        if (!criterion.tests()) {
            List<Selection> selections = criterion.select(whole, analysis.targets(), null);
            writeTable(selections, null);
            return selections;
        }
        int targets = analysis.targets().length;
        try (ScratchMemory scratch = layer.memory().scratch(Plane.bytes(targets, whole.units()))) {
            Plane[] qMax = new Plane[targets];
            for (int t = 0; t < targets; t++) {
                qMax[t] = Plane.of(scratch, t, whole.units());
            }
            List<Selection> selections = criterion.select(whole, analysis.targets(), qMax);
            writeTable(selections, qMax);
            return selections;
        }
    }

    /** @param qMax null where the criterion has no q */
    private void writeTable(List<Selection> selections, Plane[] qMax) throws IOException {
        List<UnitTable.Target> columns = new ArrayList<>();
        for (int t = 0; t < selections.size(); t++) {
            columns.add(new UnitTable.Target(
                    analysis.spec().targets().get(t),
                    analysis.targets()[t],
                    analysis.against(t),
                    selections.get(t).selected(),
                    qMax == null ? null : qMax[t]));
        }
        Artifacts artifacts = analysis.spec().artifacts();
        new UnitTable(layer.shape(), whole.conditions(), whole.moments(), whole.constant(), columns)
                .write(artifacts.unitTable(), artifacts.provenance());
        artifacts.unitTableWritten();
    }
}
