package org.fusiform.stats.moments;

import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchFile;

/**
 * Moments of every unit per condition, merged by Chan's formula from the cells that a subset keeps, in the order of the
 * cells. A subset merges what it keeps and never subtracts what it leaves out.
 */
public final class ConditionMoments implements AutoCloseable {
    /** Units handled together by everything that reads these moments. */
    public static final int TILE = CellMoments.TILE;

    private final int units;
    private final int[] n;
    private final ScratchFile scratch;
    private final Plane[] mean;
    private final Plane[] m2;

    private ConditionMoments(int units, int conditions, Path scratchDirectory) {
        this.units = units;
        this.n = new int[conditions];
        this.scratch = ScratchFile.create(scratchDirectory, Plane.bytes(2 * conditions, units));
        this.mean = new Plane[conditions];
        this.m2 = new Plane[conditions];
        for (int condition = 0; condition < conditions; condition++) {
            mean[condition] = Plane.of(scratch, 2 * condition, units);
            m2[condition] = Plane.of(scratch, 2 * condition + 1, units);
        }
    }

    /** @param keep which cells (by index) belong to the subset */
    public static ConditionMoments merge(CellMoments cells, int conditions, IntPredicate keep, Path scratchDirectory) {
        ConditionMoments merged = new ConditionMoments(cells.units(), conditions, scratchDirectory);
        for (int condition = 0; condition < conditions; condition++) {
            merged.mergeCondition(cells, condition, keep);
        }
        return merged;
    }

    private void mergeCondition(CellMoments cells, int condition, IntPredicate keep) {
        double[] tileMean = new double[TILE];
        double[] tileM2 = new double[TILE];
        double[] otherMean = new double[TILE];
        double[] otherM2 = new double[TILE];
        for (int from = 0; from < units; from += TILE) {
            int count = Math.min(TILE, units - from);
            int merged = 0;
            for (int cell = 0; cell < cells.cells().count(); cell++) {
                if (cells.cells().condition()[cell] != condition || !keep.test(cell)) {
                    continue;
                }
                int size = cells.cells().size()[cell];
                if (merged == 0) {
                    cells.read(cell, from, count, tileMean, tileM2);
                } else {
                    cells.read(cell, from, count, otherMean, otherM2);
                    MomentKernel.chan(tileMean, tileM2, merged, otherMean, otherM2, size, count);
                }
                merged += size;
            }
            n[condition] = merged;
            if (merged > 0) {
                mean[condition].write(from, tileMean, count);
                m2[condition].write(from, tileM2, count);
            }
        }
    }

    public int units() {
        return units;
    }

    public int conditions() {
        return n.length;
    }

    /** Stimuli of a condition in the subset. */
    public int n(int condition) {
        return n[condition];
    }

    public void read(int condition, int firstUnit, int count, double[] meanInto, double[] m2Into) {
        mean[condition].read(firstUnit, meanInto, count);
        m2[condition].read(firstUnit, m2Into, count);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
