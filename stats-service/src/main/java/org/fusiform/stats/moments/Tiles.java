package org.fusiform.stats.moments;

import java.util.stream.IntStream;

/** Shares units out among the threads, in ranges that begin at multiples of a tile. */
public final class Tiles {
    /** Ranges per thread: enough that a slow one does not keep the others waiting, few enough to reuse their buffers. */
    private static final int RANGES_PER_THREAD = 4;

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private Tiles() {}

    /**
     * Calls {@code work} with ranges that cover the {@code count} units from {@code first} on; all of them but the first
     * begin at a multiple of {@link ConditionMoments#TILE}.
     */
    public static void forEach(int first, int count, Work work) {
        int firstTile = first / ConditionMoments.TILE;
        int tiles = Math.ceilDiv(first + count, ConditionMoments.TILE) - firstTile;
        int ranges = Math.min(tiles, THREADS * RANGES_PER_THREAD);
        IntStream.range(0, ranges).parallel().forEach(range -> {
            int from = (firstTile + (int) ((long) tiles * range / ranges)) * ConditionMoments.TILE;
            int to = (firstTile + (int) ((long) tiles * (range + 1) / ranges)) * ConditionMoments.TILE;
            work.on(Math.max(first, from), Math.min(first + count, to));
        });
    }

    /** What is done with the units from {@code from} to before {@code to}. */
    @FunctionalInterface
    public interface Work {
        void on(int from, int to);
    }
}
