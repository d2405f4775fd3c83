package org.fusiform.stats.criterion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusiform.stats.activation.PatternBlock;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.activation.WorkingMemory;
import org.fusiform.stats.contrast.MannWhitney;
import org.fusiform.stats.moments.Tiles;
import org.fusiform.stats.moments.UnitMarks;

/**
 * Mann–Whitney tests of a layer's units, made block by block as the activations pass by: ranks have no moments. Each
 * unit's values are sorted once, whatever number of questions is asked of them; a subset of the stimuli is ranked anew
 * from that order.
 */
public final class RankSums implements AutoCloseable {
    private final List<Question> questions;
    private final List<Answer> answers = new ArrayList<>();
    private final ScratchMemory scratch;

    /**
     * Some stimuli that are ranked by themselves, and what is asked of them.
     *
     * @param conditionOf of each stimulus; negative for those left out
     * @param conditions how many there are
     * @param against for each of the {@code targets} the conditions it is tested against
     * @param everyP whether each unit's largest p is wanted, not only whether it is below α
     */
    public record Question(
            int[] conditionOf, int conditions, int[] targets, int[][] against, double alpha, boolean everyP) {}

    /**
     * @param significant for each target the units all of whose tests have p &lt; α
     * @param largestP for each target every unit's largest p; null if it was not asked for
     */
    public record Answer(UnitMarks[] significant, Plane[] largestP) {}

    public RankSums(int units, List<Question> questions, WorkingMemory memory) {
        this.questions = List.copyOf(questions);
        int planes = questions.stream()
                .filter(Question::everyP)
                .mapToInt(question -> question.targets().length)
                .sum();
        // A file has at least a byte to map.
        this.scratch = memory.scratch(Math.max(1, Plane.bytes(planes, units)));
        int plane = 0;
        for (Question question : questions) {
            UnitMarks[] significant = new UnitMarks[question.targets().length];
            Arrays.setAll(significant, target -> new UnitMarks(units));
            Plane[] largest = question.everyP() ? new Plane[significant.length] : null;
            for (int target = 0; largest != null && target < largest.length; target++) {
                largest[target] = Plane.of(scratch, plane++, units);
            }
            answers.add(new Answer(significant, largest));
        }
    }

    /** What was found for a question, once all blocks are added; good until this is closed. */
    public Answer answer(int question) {
        return answers.get(question);
    }

    /** Tests all units of a block. */
    public void add(PatternBlock block) {
        Tiles.forEach(block.firstUnit(), block.units(), (from, to) -> {
            SortedUnits sorted = new SortedUnits(block);
            List<RankCounts> counts = questions.stream().map(RankCounts::new).toList();
            for (int unit = from; unit < to; unit++) {
                sorted.load(unit, to);
                for (int q = 0; q < counts.size(); q++) {
                    counts.get(q).count(sorted);
                    decide(questions.get(q), answers.get(q), counts.get(q), unit);
                }
            }
        });
    }

    private static void decide(Question question, Answer answer, RankCounts counts, int unit) {
        for (int target = 0; target < question.targets().length; target++) {
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < question.against()[target].length; c++) {
                least = Math.min(least, counts.z(target, c));
            }
            // The largest p is that of the least z. Under the critical one no p can be small enough.
            if (answer.largestP() != null || least >= counts.critical()) {
                double p = MannWhitney.twoSided(least);
                if (p < question.alpha()) {
                    answer.significant()[target].mark(unit);
                }
                if (answer.largestP() != null) {
                    answer.largestP()[target].write(unit, p);
                }
            }
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
