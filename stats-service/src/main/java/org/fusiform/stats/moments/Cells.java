package org.fusiform.stats.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The finest groups of stimuli that any analysis asks for: stimuli of one condition that share their fold in every fold
 * assignment. Moments are kept per cell; a condition, with or without some folds, is a merge of cells in this order.
 *
 * @param condition of each cell
 * @param folds of each cell, one per assignment
 * @param size stimuli in each cell
 * @param ofStimulus cell of each stimulus, in manifest order
 */
public record Cells(int[] condition, int[][] folds, int[] size, int[] ofStimulus) {

    /** @param assignments for each assignment the fold of each stimulus; none for analyses without hold-out */
    public static Cells of(int[] conditionOf, List<int[]> assignments) {
        Map<List<Integer>, Integer> indices = new LinkedHashMap<>();
        sortedKeys(conditionOf, assignments).forEach(key -> indices.putIfAbsent(key, indices.size()));
        int[] condition = new int[indices.size()];
        int[][] folds = new int[indices.size()][];
        indices.forEach((key, cell) -> {
            condition[cell] = key.get(0);
            folds[cell] = key.stream().skip(1).mapToInt(Integer::intValue).toArray();
        });
        int[] size = new int[indices.size()];
        int[] ofStimulus = new int[conditionOf.length];
        for (int s = 0; s < ofStimulus.length; s++) {
            ofStimulus[s] = indices.get(key(s, conditionOf, assignments));
            size[ofStimulus[s]]++;
        }
        return new Cells(condition, folds, size, ofStimulus);
    }

    private static List<List<Integer>> sortedKeys(int[] conditionOf, List<int[]> assignments) {
        List<List<Integer>> keys = new ArrayList<>();
        for (int s = 0; s < conditionOf.length; s++) {
            keys.add(key(s, conditionOf, assignments));
        }
        keys.sort((a, b) -> Arrays.compare(a.toArray(new Integer[0]), b.toArray(new Integer[0])));
        return keys;
    }

    private static List<Integer> key(int stimulus, int[] conditionOf, List<int[]> assignments) {
        List<Integer> key = new ArrayList<>();
        key.add(conditionOf[stimulus]);
        assignments.forEach(folds -> key.add(folds[stimulus]));
        return key;
    }

    public int count() {
        return condition.length;
    }

    public int stimuli() {
        return ofStimulus.length;
    }
}
