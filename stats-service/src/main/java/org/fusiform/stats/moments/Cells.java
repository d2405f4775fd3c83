package org.fusiform.stats.moments;

import java.util.Arrays;

/**
 * The groups of stimuli that moments are kept for: those of one condition that share a fold. A condition, with or without
 * some folds, is a merge of its cells in this order, so a result depends on nothing but its own conditions and folds.
 *
 * @param condition of each cell, ascending
 * @param fold of each cell, ascending within a condition; 0 without folds
 * @param size stimuli in each cell, at least 1
 * @param ofStimulus cell of each stimulus, in manifest order
 */
public record Cells(int[] condition, int[] fold, int[] size, int[] ofStimulus) {

    /** One cell a condition. */
    public static Cells of(int[] conditionOf) {
        return of(conditionOf, new int[conditionOf.length]);
    }

    /** @param foldOf fold (from 0) of each stimulus */
    public static Cells of(int[] conditionOf, int[] foldOf) {
        int folds = Arrays.stream(foldOf).max().orElse(0) + 1;
        int conditions = Arrays.stream(conditionOf).max().orElse(0) + 1;
        int[] counts = new int[conditions * folds];
        for (int s = 0; s < conditionOf.length; s++) {
            counts[conditionOf[s] * folds + foldOf[s]]++;
        }
        int[] cellOf = new int[counts.length];
        int cells = 0;
        for (int key = 0; key < counts.length; key++) {
            cellOf[key] = counts[key] == 0 ? -1 : cells++;
        }
        int[] condition = new int[cells];
        int[] fold = new int[cells];
        int[] size = new int[cells];
        for (int key = 0; key < counts.length; key++) {
            if (counts[key] > 0) {
                condition[cellOf[key]] = key / folds;
                fold[cellOf[key]] = key % folds;
                size[cellOf[key]] = counts[key];
            }
        }
        int[] ofStimulus = new int[conditionOf.length];
        Arrays.setAll(ofStimulus, s -> cellOf[conditionOf[s] * folds + foldOf[s]]);
        return new Cells(condition, fold, size, ofStimulus);
    }

    /** Whether moments kept for the other serve these as well, to the last bit. */
    public boolean sameGroups(Cells other) {
        return Arrays.equals(ofStimulus, other.ofStimulus) && Arrays.equals(fold, other.fold);
    }

    public int count() {
        return condition.length;
    }

    public int stimuli() {
        return ofStimulus.length;
    }

    public int conditions() {
        return condition[condition.length - 1] + 1;
    }
}
