package org.fusiform.stats.layer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.criterion.Evidence;
import org.fusiform.stats.criterion.RankSums;
import org.fusiform.stats.moments.CellMoments;
import org.fusiform.stats.moments.Cells;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;
import org.fusiform.stats.validation.FoldSubset;

/**
 * Analyses that share a pass over the activations, and what it gathers for them. Those with the same folds share their
 * moments; each analysis's moments depend on its own folds alone, so that its results do not depend on the others.
 */
final class MomentGroup implements AutoCloseable {
    /** Scratch memory of a unit's moments in one pass; p-values come beside them. */
    static final long MOST_BYTES_PER_UNIT = 824;

    private final List<PlannedAnalysis> analyses;
    private final List<CellMoments> moments = new ArrayList<>();
    private final Map<Integer, Integer> firstQuestion = new HashMap<>();
    private final WorkingMemory memory;
    private RankSums ranks;

    private MomentGroup(List<PlannedAnalysis> analyses, WorkingMemory memory) {
        this.analyses = analyses;
        this.memory = memory;
    }

    /** The analyses in as many groups as the scratch memory that their moments may take asks for. */
    static List<List<PlannedAnalysis>> split(List<PlannedAnalysis> analyses) {
        List<List<PlannedAnalysis>> groups = new ArrayList<>();
        for (PlannedAnalysis analysis : analyses) {
            groups.stream()
                    .filter(group -> fits(group, analysis))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.getLast();
                    })
                    .add(analysis);
        }
        return groups;
    }

    private static boolean fits(List<PlannedAnalysis> group, PlannedAnalysis analysis) {
        List<PlannedAnalysis> together = new ArrayList<>(group);
        together.add(analysis);
        return group.stream().anyMatch(other -> other.cells().sameGroups(analysis.cells()))
                || distinctCells(together).stream()
                                .mapToLong(CellMoments::bytesPerUnit)
                                .sum()
                        <= MOST_BYTES_PER_UNIT;
    }

    private static List<Cells> distinctCells(List<PlannedAnalysis> analyses) {
        List<Cells> distinct = new ArrayList<>();
        for (PlannedAnalysis analysis : analyses) {
            if (distinct.stream().noneMatch(analysis.cells()::sameGroups)) {
                distinct.add(analysis.cells());
            }
        }
        return distinct;
    }

    /** Takes the scratch memory that the analyses need. */
    static MomentGroup open(LayerSpec layer, List<PlannedAnalysis> analyses) {
        MomentGroup group = new MomentGroup(analyses, layer.memory());
        try {
            for (Cells cells : distinctCells(analyses)) {
                group.moments.add(
                        new CellMoments(layer.name(), cells, layer.shape().units(), layer.memory()));
            }
            group.prepareRanks(layer.shape().units());
            return group;
        } catch (RuntimeException e) {
            group.close();
            throw e;
        }
    }

    private void prepareRanks(int units) {
        List<RankSums.Question> questions = new ArrayList<>();
        for (PlannedAnalysis analysis : analyses) {
            firstQuestion.put(analysis.index(), questions.size());
            questions.addAll(analysis.rankQuestions());
        }
        ranks = questions.isEmpty() ? null : new RankSums(units, questions, memory);
    }

    List<PlannedAnalysis> analyses() {
        return analyses;
    }

    /** What takes every activation. */
    List<CellMoments> moments() {
        return moments;
    }

    /** What takes all stimuli's activations of some units at a time. */
    List<Passes.PatternVisitor> visitors() {
        return ranks == null ? List.of() : List.of(ranks::add);
    }

    /** The units whose activation is the same for every stimulus. */
    BitSet constantUnits() {
        ConditionMoments all = ConditionMoments.of(moments.getFirst());
        UnitMarks constant = new UnitMarks(all.units());
        Tiles.forEach(0, all.units(), (from, to) -> {
            MomentTile tile = new MomentTile(all);
            for (int first = from; first < to; first += tile.count()) {
                tile.load(first);
                for (int u = 0; u < tile.count(); u++) {
                    if (tile.constant(u)) {
                        constant.mark(first + u);
                    }
                }
            }
        });
        return constant.toSet();
    }

    /** What an analysis decides from about a subset of the stimuli; good until this is closed. */
    Evidence evidence(PlannedAnalysis analysis, FoldSubset subset, BitSet constant) {
        CellMoments cells = moments.stream()
                .filter(each -> analysis.cells().sameGroups(each.cells()))
                .findFirst()
                .orElseThrow();
        return new Evidence(
                ConditionMoments.of(cells, subset::keeps),
                analysis.design().conditions(),
                constant,
                ranks == null || analysis.rankQuestions().isEmpty()
                        ? null
                        : ranks.answer(firstQuestion.get(analysis.index())
                                + analysis.subsets().indexOf(subset)),
                memory);
    }

    @Override
    public void close() {
        moments.forEach(CellMoments::close);
        if (ranks != null) {
            ranks.close();
        }
    }
}
