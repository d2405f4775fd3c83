package org.fusiform.stats.moments;

import java.nio.file.Path;
import java.util.Arrays;
import org.fusiform.stats.activation.ActivationBlock;
import org.fusiform.stats.activation.NonFiniteActivation;
import org.fusiform.stats.activation.Plane;
import org.fusiform.stats.activation.ScratchFile;

/**
 * Mean and M2 = Σ(a − mean)² of every unit in every cell, float64, in scratch memory (16 bytes a cell and unit, 16 more
 * a unit for the range). Each stimulus is merged in manifest order by Welford's step, which is Chan's formula for a group
 * of one: identical values leave M2 at exactly 0, an offset cancels nothing, and how stimuli are sharded or channels
 * blocked does not change a bit.
 */
public final class CellMoments implements AutoCloseable {
    /** Units whose running moments fit the first-level cache together with a row of activations. */
    static final int TILE = 1024;

    private final String layer;
    private final Cells cells;
    private final int units;
    private final int[] ordinal;
    private final ScratchFile scratch;
    private final Plane[] mean;
    private final Plane[] m2;
    private final Plane least;
    private final Plane greatest;

    /** @param layer names the layer (and model) in errors */
    public CellMoments(String layer, Cells cells, int units, Path scratchDirectory) {
        this.layer = layer;
        this.cells = cells;
        this.units = units;
        this.ordinal = ordinals(cells);
        this.scratch = ScratchFile.create(scratchDirectory, Plane.bytes(2 * cells.count() + 2, units));
        this.mean = new Plane[cells.count()];
        this.m2 = new Plane[cells.count()];
        for (int cell = 0; cell < cells.count(); cell++) {
            mean[cell] = Plane.of(scratch, 2 * cell, units);
            m2[cell] = Plane.of(scratch, 2 * cell + 1, units);
        }
        this.least = Plane.of(scratch, 2 * cells.count(), units);
        this.greatest = Plane.of(scratch, 2 * cells.count() + 1, units);
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
        Tile tile = new Tile();
        for (int from = 0; from < count; from += TILE) {
            tile.merge(block, firstStimulus, stimuli, from, firstUnit + from, Math.min(TILE, count - from));
        }
    }

    /** Mean and M2 of a cell for {@code count} units from {@code firstUnit} on. */
    public void read(int cell, int firstUnit, int count, double[] meanInto, double[] m2Into) {
        mean[cell].read(firstUnit, meanInto, count);
        m2[cell].read(firstUnit, m2Into, count);
    }

    /** The least and greatest activation of {@code count} units over all stimuli: equal where a unit is constant. */
    public void range(int firstUnit, int count, double[] leastInto, double[] greatestInto) {
        least.read(firstUnit, leastInto, count);
        greatest.read(firstUnit, greatestInto, count);
    }

    @Override
    public void close() {
        scratch.close();
    }

    private final class Tile {
        private final float[] row = new float[TILE];
        private final double[] tileMean = new double[TILE];
        private final double[] tileM2 = new double[TILE];
        private final double[] low = new double[TILE];
        private final double[] high = new double[TILE];

        void merge(ActivationBlock block, int firstStimulus, int stimuli, int from, int unit, int count) {
            if (firstStimulus == 0) {
                Arrays.fill(low, Double.POSITIVE_INFINITY);
                Arrays.fill(high, Double.NEGATIVE_INFINITY);
            } else {
                range(unit, count, low, high);
            }
            int cell = -1;
            for (int s = 0; s < stimuli; s++) {
                int stimulus = firstStimulus + s;
                int next = cells.ofStimulus()[stimulus];
                if (next != cell) {
                    store(cell, unit, count);
                    cell = next;
                    read(cell, unit, count, tileMean, tileM2);
                }
                block.copyRow(s, from, row, 0, count);
                requireFinite(stimulus, unit, count);
                MomentKernel.welford(row, count, ordinal[stimulus], tileMean, tileM2);
                MomentKernel.range(row, count, low, high);
            }
            store(cell, unit, count);
            least.write(unit, low, count);
            greatest.write(unit, high, count);
        }

        private void store(int cell, int unit, int count) {
            if (cell >= 0) {
                mean[cell].write(unit, tileMean, count);
                m2[cell].write(unit, tileM2, count);
            }
        }

        private void requireFinite(int stimulus, int unit, int count) {
            if (!MomentKernel.allFinite(row, count)) {
                int at = 0;
                while (Float.isFinite(row[at])) {
                    at++;
                }
                throw new NonFiniteActivation(layer, stimulus, unit + at, row[at]);
            }
        }
    }
}
