package org.fusiform.stats.moments;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchMemory;
import org.fusiform.stats.activation.WorkingMemory;

/**
 * Mean and M2 = Σ(a − mean)² of every unit in every cell, float64, in scratch memory (16 bytes a cell and unit). The
 * stimuli of a cell are merged in manifest order by Welford's step, which is Chan's formula for a group of one: identical
 * values leave M2 at exactly 0, an offset cancels nothing, and how stimuli are sharded, channels blocked or units shared
 * out among threads does not change a bit.
 */
public final class CellMoments implements AutoCloseable {
    /** Units whose running moments fit the first-level cache together with the rows that are merged into them. */
    static final int TILE = 1024;

    /** Stimuli that one sweep over a tile's moments takes in. */
    private static final int FUSED = 4;

    private final String layer;
    private final Cells cells;
    private final int units;
    private final int[] ordinal;
    private final ScratchMemory scratch;
    private final Plane[] mean;
    private final Plane[] m2;

    /** @param layer names the layer (and model) in errors */
    public CellMoments(String layer, Cells cells, int units, WorkingMemory memory) {
        this.layer = layer;
        this.cells = cells;
        this.units = units;
        this.ordinal = ordinals(cells);
        this.scratch = memory.scratch(units * bytesPerUnit(cells));
        this.mean = new Plane[cells.count()];
        this.m2 = new Plane[cells.count()];
        for (int cell = 0; cell < cells.count(); cell++) {
            mean[cell] = Plane.of(scratch, 2 * cell, units);
            m2[cell] = Plane.of(scratch, 2 * cell + 1, units);
        }
    }

    /** Scratch memory that a unit takes. */
    public static long bytesPerUnit(Cells cells) {
        return Plane.bytes(2 * cells.count(), 1);
    }

    /** For each stimulus its 1-based place among those of its cell: the n of its Welford step. */
    private static int[] ordinals(Cells cells) {
        int[] seen = new int[cells.count()];
        int[] ordinal = new int[cells.stimuli()];
        for (int s = 0; s < ordinal.length; s++) {
            ordinal[s] = ++seen[cells.ofStimulus()[s]];
        }
        return ordinal;
    }

    public Cells cells() {
        return cells;
    }

    public int units() {
        return units;
    }

    /**
     * Merges one shard of one channel block: {@code stimuli} stimuli from {@code firstStimulus} of the manifest on,
     * {@code count} units from {@code firstUnit} of the layer on. Shards of a block come in manifest order.
     */
    public void add(ActivationBlock block, int firstStimulus, int stimuli, int firstUnit, int count) {
        int[][] rowsOfCell = rowsOfCell(firstStimulus, stimuli);
        Tiles.forEach(0, count, (from, to) -> {
            Tile tile = new Tile();
            for (int at = from; at < to; at += TILE) {
                tile.merge(block, firstStimulus, rowsOfCell, at, firstUnit + at, Math.min(TILE, to - at));
            }
        });
    }

    /** For each cell its stimuli among those of a shard, counted from the shard's first. */
    private int[][] rowsOfCell(int firstStimulus, int stimuli) {
        int[][] rows = new int[cells.count()][];
        Arrays.setAll(rows, cell -> IntStream.range(0, stimuli)
                .filter(row -> cells.ofStimulus()[firstStimulus + row] == cell)
                .toArray());
        return rows;
    }

    /** Mean and M2 of a cell for {@code count} units from {@code firstUnit} on. */
    public void read(int cell, int firstUnit, int count, double[] meanInto, double[] m2Into) {
        mean[cell].read(firstUnit, meanInto, count);
        m2[cell].read(firstUnit, m2Into, count);
    }

    @Override
    public void close() {
        scratch.close();
    }

    /** Cell by cell, so that a tile's moments of one cell are read and written once a shard. */
    private final class Tile {
        private final float[][] rows = new float[FUSED][TILE];
        private final double[] tileMean = new double[TILE];
        private final double[] tileM2 = new double[TILE];

        void merge(ActivationBlock block, int firstStimulus, int[][] rowsOfCell, int from, int unit, int count) {
            for (int cell = 0; cell < rowsOfCell.length; cell++) {
                int[] members = rowsOfCell[cell];
                if (members.length > 0) {
                    load(cell, ordinal[firstStimulus + members[0]], unit, count);
                    merge(block, members, ordinal[firstStimulus + members[0]], from, count);
                    if (!MomentKernel.allFinite(tileM2, count)) {
                        throw nonFinite(block, firstStimulus, members, from, unit, count);
                    }
                    mean[cell].write(unit, tileMean, count);
                    m2[cell].write(unit, tileM2, count);
                }
            }
        }

        /** A cell's first stimulus starts anew, whatever the scratch memory holds. */
        private void load(int cell, int n, int unit, int count) {
            if (n == 1) {
                Arrays.fill(tileMean, 0, count, 0);
                Arrays.fill(tileM2, 0, count, 0);
            } else {
                read(cell, unit, count, tileMean, tileM2);
            }
        }

        private void merge(ActivationBlock block, int[] members, int firstOrdinal, int from, int count) {
            int n = firstOrdinal;
            int member = 0;
            for (; member + FUSED <= members.length; member += FUSED, n += FUSED) {
                for (int i = 0; i < FUSED; i++) {
                    block.copyRow(members[member + i], from, rows[i], 0, count);
                }
                MomentKernel.welford(rows[0], rows[1], rows[2], rows[3], count, n, tileMean, tileM2);
            }
            for (; member < members.length; member++, n++) {
                block.copyRow(members[member], from, rows[0], 0, count);
                MomentKernel.welford(rows[0], count, n, tileMean, tileM2);
            }
        }

        /** A NaN or infinite activation always ends as a NaN in M2; which one it was is looked up only then. */
        private NonFiniteActivation nonFinite(
                ActivationBlock block, int firstStimulus, int[] members, int from, int unit, int count) {
            for (int member : members) {
                float[] row = rows[0];
                block.copyRow(member, from, row, 0, count);
                for (int u = 0; u < count; u++) {
                    if (!Float.isFinite(row[u])) {
                        return new NonFiniteActivation(layer, firstStimulus + member, unit + u, row[u]);
                    }
                }
            }
            throw new IllegalStateException(layer + ": the moments of unit " + unit + " are not finite");
        }
    }
}
