package org.fusiform.stats.moments;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Moments of every unit per condition over all stimuli or those of some folds: a view that merges, by Chan's formula and
 * in the order of the cells, what a subset keeps; it never subtracts what a subset leaves out. Free to make, thread-safe.
 */
public final class ConditionMoments {
    /** Units handled together by everything that reads these moments. */
    public static final int TILE = CellMoments.TILE;

    private final CellMoments cells;
    private final int[][] kept;
    private final int[] n;

    private ConditionMoments(CellMoments cells, IntPredicate keepFold) {
        this.cells = cells;
        Cells groups = cells.cells();
        this.kept = new int[groups.conditions()][];
        Arrays.setAll(kept, condition -> IntStream.range(0, groups.count())
                .filter(cell -> groups.condition()[cell] == condition && keepFold.test(groups.fold()[cell]))
                .toArray());
        this.n = Arrays.stream(kept)
                .mapToInt(members ->
                        IntStream.of(members).map(cell -> groups.size()[cell]).sum())
                .toArray();
    }

    /** Over all stimuli. */
    public static ConditionMoments of(CellMoments cells) {
        return new ConditionMoments(cells, fold -> true);
    }

    /** @param keep which folds belong to the subset */
    public static ConditionMoments of(CellMoments cells, IntPredicate keep) {
        return new ConditionMoments(cells, keep);
    }

    public int units() {
        return cells.units();
    }

    public int conditions() {
        return n.length;
    }

    /** Stimuli of a condition in the subset. */
    public int n(int condition) {
        return n[condition];
    }

    /**
     * Mean and M2 of a condition for {@code count} units from {@code firstUnit} on; NaN where the subset holds none of its
     * stimuli. {@code otherMean} and {@code otherM2} are working memory.
     */
    void read(
            int condition, int firstUnit, int count, double[] mean, double[] m2, double[] otherMean, double[] otherM2) {
        Arrays.fill(mean, 0, count, Double.NaN);
        Arrays.fill(m2, 0, count, Double.NaN);
        int merged = 0;
        for (int cell : kept[condition]) {
            int size = cells.cells().size()[cell];
            if (merged == 0) {
                cells.read(cell, firstUnit, count, mean, m2);
            } else {
                cells.read(cell, firstUnit, count, otherMean, otherM2);
                MomentKernel.chan(mean, m2, merged, otherMean, otherM2, size, count);
            }
            merged += size;
        }
    }
}
