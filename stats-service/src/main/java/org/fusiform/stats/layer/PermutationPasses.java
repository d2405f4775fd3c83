package org.fusiform.stats.layer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.criterion.RankSum;
import org.fusiform.stats.criterion.RankSums;
import org.fusiform.stats.criterion.Selection;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.validation.LabelShuffles;
import org.fusiform.stats.validation.PermutationNull;

/**
 * The localizer under shuffled labels, for all analyses that shuffle by the same seed: as many shuffles to a pass over the
 * activations as the scratch memory of their moments allows.
 */
final class PermutationPasses {
    private final LayerSpec layer;
    private final Passes passes;
    private final List<PlannedAnalysis> analyses;
    private final BitSet constant;
    private final LabelShuffles shuffles;
    /** Selected counts [analysis][target][shuffle]. */
    private final List<int[][]> selected = new ArrayList<>();

    /** @param analyses whose shuffles are the same, of some more than of others */
    PermutationPasses(LayerSpec layer, Passes passes, List<PlannedAnalysis> analyses, BitSet constant) {
        this.layer = layer;
        this.passes = passes;
        this.analyses = analyses;
        this.constant = constant;
        this.shuffles = analyses.stream()
                .map(analysis -> analysis.spec().shuffles())
                .max(Comparator.comparingInt(LabelShuffles::count))
                .orElseThrow();
        for (PlannedAnalysis analysis : analyses) {
            selected.add(
                    new int[analysis.targets().length]
                            [analysis.spec().shuffles().count()]);
        }
    }

    /** Adds the selected counts under every shuffle to what was found. */
    void run(List<Map<String, TargetFindings>> found) throws IOException {
        long each = CellMoments.bytesPerUnit(Cells.of(layer.design().conditionOf()));
        int together = Math.clamp(MomentGroup.MOST_BYTES_PER_UNIT / each, 1, Integer.MAX_VALUE);
        for (int first = 0; first < shuffles.count(); first += together) {
            pass(first, Math.min(shuffles.count(), first + together));
        }
        for (int a = 0; a < analyses.size(); a++) {
            Map<String, TargetFindings> permuted = new LinkedHashMap<>();
            int t = 0;
            for (Map.Entry<String, TargetFindings> target :
                    found.get(analyses.get(a).index()).entrySet()) {
                PermutationNull counts = new PermutationNull(selected.get(a)[t++]);
                permuted.put(target.getKey(), target.getValue().with(counts));
            }
            found.set(analyses.get(a).index(), permuted);
        }
    }

    private void pass(int from, int to) throws IOException {
        List<CellMoments> moments = new ArrayList<>();
        List<RankSums.Question> questions = new ArrayList<>();
        try {
            for (int shuffle = from; shuffle < to; shuffle++) {
                int[] labels = shuffles.labels(shuffle);
                moments.add(new CellMoments(
                        layer.name(), Cells.of(labels), layer.shape().units(), layer.memory()));
                for (PlannedAnalysis analysis : analyses) {
                    if (analysis.spec().criterion() instanceof RankSum rankSum) {
                        questions.add(rankSum.question(labels, layer.design().conditions(), analysis.targets(), false));
                    }
                }
            }
            try (RankSums ranks = new RankSums(layer.shape().units(), questions, layer.memory())) {
                passes.run(moments, questions.isEmpty() ? List.of() : List.of(ranks::add), null);
                select(from, moments, ranks);
            }
        } finally {
            moments.forEach(CellMoments::close);
        }
    }

    private void select(int from, List<CellMoments> moments, RankSums ranks) {
        int question = 0;
        for (int i = 0; i < moments.size(); i++) {
            for (int a = 0; a < analyses.size(); a++) {
                PlannedAnalysis analysis = analyses.get(a);
                RankSums.Answer answer =
                        analysis.spec().criterion() instanceof RankSum ? ranks.answer(question++) : null;
                if (from + i < analysis.spec().shuffles().count()) {
                    count(analysis, selected.get(a), from + i, moments.get(i), answer);
                }
            }
        }
    }

    private void count(
            PlannedAnalysis analysis, int[][] counts, int shuffle, CellMoments moments, RankSums.Answer answer) {
        Evidence evidence = new Evidence(
                ConditionMoments.of(moments), layer.design().conditions(), constant, answer, layer.memory());
        List<Selection> selections = analysis.spec().criterion().select(evidence, analysis.targets(), null);
        for (int t = 0; t < counts.length; t++) {
            counts[t][shuffle] = selections.get(t).count();
        }
    }
}
