package org.fusiform.stats.rsa;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.fusiform.stats.activation.PatternBlock;

/**
 * Sums over units of products of two stimuli's activations, from which the RDM of a population follows; units are added in
 * the order of the layer, tile by tile, so that how channels are blocked does not change a bit.
 */
public abstract sealed class PatternProducts permits CoMoments, GramMatrix {
    /** Units of a tile; with one column more they are a multiple of what the kernel takes at once. */
    static final int TILE = 255;

    /** Stimuli whose rows are turned into columns together: as many doubles as a cache line holds. */
    private static final int LINE = 8;

    final int stimuli;
    final double[][] products;
    final double[][] tile;
    private final int[] chosen = new int[TILE];
    private int filled;
    private int units;

    PatternProducts(int stimuli) {
        this.stimuli = stimuli;
        this.products = ProductKernel.zeros(stimuli);
        this.tile = new double[TILE + 1][products.length];
    }

    /** Heap that the products of so many stimuli take, in bytes. */
    public static long bytes(int stimuli) {
        return (long) stimuli * (stimuli + TILE + 8) * Double.BYTES;
    }

    /** Makes a tile's columns ready for {@link ProductKernel}; returns how many there are. */
    abstract int prepare(int filled, int units);

    abstract double dissimilarity(int i, int j, int units);

    /** Adds all units of a block. */
    public final void add(PatternBlock block) {
        for (int from = 0; from < block.units(); ) {
            int count = Math.min(TILE - filled, block.units() - from);
            int first = from;
            eachLine((s, lines) -> copy(block, first, count, s, lines));
            from += count;
            advance(count);
        }
    }

    /** Adds the units of a block that {@code population}, indexed by units of the layer, holds. */
    public final void add(PatternBlock block, BitSet population) {
        int end = block.firstUnit() + block.units();
        int unit = population.nextSetBit(block.firstUnit());
        while (unit >= 0 && unit < end) {
            int count = 0;
            for (; count < TILE - filled && unit >= 0 && unit < end; unit = population.nextSetBit(unit + 1)) {
                chosen[count++] = unit - block.firstUnit();
            }
            int together = count;
            eachLine((s, lines) -> {
                for (int u = 0; u < together; u++) {
                    for (int i = 0; i < lines; i++) {
                        tile[filled + u][s + i] = block.value(s + i, chosen[u]);
                    }
                }
            });
            advance(count);
        }
    }

    private void eachLine(LineVisitor visitor) {
        IntStream.range(0, Math.ceilDiv(stimuli, LINE))
                .parallel()
                .forEach(line -> visitor.visit(line * LINE, Math.min(LINE, stimuli - line * LINE)));
    }

    private void copy(PatternBlock block, int from, int count, int s, int lines) {
        float[][] rows = new float[LINE][TILE];
        for (int i = 0; i < lines; i++) {
            block.copy(s + i, from, rows[i], count);
        }
        for (int u = 0; u < count; u++) {
            double[] column = tile[filled + u];
            for (int i = 0; i < lines; i++) {
                column[s + i] = rows[i][u];
            }
        }
    }

    private void advance(int count) {
        filled += count;
        if (filled == TILE) {
            merge();
        }
    }

    private void merge() {
        int columns = prepare(filled, units);
        int padded = Math.ceilDiv(columns, ProductKernel.COLUMNS) * ProductKernel.COLUMNS;
        for (int k = columns; k < padded; k++) {
            Arrays.fill(tile[k], 0);
        }
        ProductKernel.add(products, tile, padded);
        units += filled;
        filled = 0;
    }

    /** @param j at least i */
    final double product(int i, int j) {
        return products[i][j];
    }

    /** The RDM of all units added, or null if they are fewer than {@link Rdm#LEAST_UNITS}. */
    public final Rdm toRdm() {
        if (filled > 0) {
            merge();
        }
        if (units < Rdm.LEAST_UNITS) {
            return null;
        }
        double[] upper = new double[Rdm.pairs(stimuli)];
        int undefined = 0;
        int entry = 0;
        for (int i = 0; i < stimuli; i++) {
            for (int j = i + 1; j < stimuli; j++) {
                upper[entry] = dissimilarity(i, j, units);
                undefined += Double.isNaN(upper[entry++]) ? 1 : 0;
            }
        }
        return new Rdm(stimuli, units, upper, undefined);
    }

    @FunctionalInterface
    private interface LineVisitor {
        /** @param lines stimuli from {@code firstStimulus} on */
        void visit(int firstStimulus, int lines);
    }
}
