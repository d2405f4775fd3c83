package org.fusiform.stats.strength;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.fusiform.stats.moments.ConditionMoments;
import org.fusiform.stats.moments.MomentTile;
import org.fusiform.stats.moments.Tiles;

/** Mean d′ of chosen units, for several targets and subsets of the stimuli from one sweep over the moments. */
public final class MeanDprime {
    private MeanDprime() {}

    /**
     * What is averaged over.
     *
     * @param moments of a subset of the stimuli; all questions are about the same units
     * @param units for each target those to average over
     */
    public record Question(ConditionMoments moments, List<BitSet> units) {}

    /** For each question and each target the mean over its units whose d′ is finite; empty without one. */
    public static List<List<OptionalDouble>> of(int[] targets, List<Question> questions) {
        List<Answer> answers = questions.stream().map(Answer::new).toList();
        // Tile by tile all questions, as the moments of all subsets are merged from the same ones.
        Tiles.forEach(0, questions.getFirst().moments().units(), (from, to) -> {
            List<MomentTile> tiles = questions.stream()
                    .map(question -> new MomentTile(question.moments()))
                    .toList();
            Strengths[] strengths = new Strengths[targets.length];
            int conditions = questions.getFirst().moments().conditions();
            Arrays.setAll(strengths, t -> new Strengths(targets[t], conditions, new int[0], ConditionMoments.TILE));
            for (int first = from; first < to; first += ConditionMoments.TILE) {
                int end = Math.min(to, first + ConditionMoments.TILE);
                for (int q = 0; q < tiles.size(); q++) {
                    if (answers.get(q).wantsAny(first, end)) {
                        tiles.get(q).load(first);
                        answers.get(q).collect(tiles.get(q), strengths);
                    }
                }
            }
        });
        return answers.stream().map(Answer::means).toList();
    }

    /** A question and the d′ found for it. */
    private static final class Answer {
        private final List<BitSet> units;
        private final BitSet any = new BitSet();
        private final double[][] values;
        private final int[][] places;

        Answer(Question question) {
            this.units = question.units();
            this.values = new double[units.size()][];
            this.places = new int[units.size()][];
            for (int t = 0; t < values.length; t++) {
                values[t] = new double[units.get(t).cardinality()];
                places[t] = places(units.get(t), question.moments().units());
                any.or(units.get(t));
            }
        }

        boolean wantsAny(int first, int end) {
            int next = any.nextSetBit(first);
            return next >= 0 && next < end;
        }

        void collect(MomentTile tile, Strengths[] strengths) {
            for (int t = 0; t < strengths.length; t++) {
                MeanDprime.collect(tile, strengths[t], units.get(t), values[t], places[t]);
            }
        }

        List<OptionalDouble> means() {
            return Arrays.stream(values)
                    .map(each -> Arrays.stream(each).filter(Double::isFinite).average())
                    .toList();
        }
    }

    /** Where the values of each tile's units begin: all in the order of the units, whatever thread gets there first. */
    private static int[] places(BitSet units, int count) {
        int[] places = new int[Math.ceilDiv(count, ConditionMoments.TILE) + 1];
        units.stream().forEach(unit -> places[unit / ConditionMoments.TILE + 1]++);
        Arrays.parallelPrefix(places, Integer::sum);
        return places;
    }

    private static void collect(MomentTile tile, Strengths strengths, BitSet units, double[] values, int[] places) {
        int end = tile.first() + tile.count();
        int unit = units.nextSetBit(tile.first());
        if (unit < 0 || unit >= end) {
            return;
        }
        strengths.computeDprime(tile);
        int at = places[tile.first() / ConditionMoments.TILE];
        for (; unit >= 0 && unit < end; unit = units.nextSetBit(unit + 1)) {
            values[at++] = strengths.of(Measure.DPRIME)[unit - tile.first()];
        }
    }
}
