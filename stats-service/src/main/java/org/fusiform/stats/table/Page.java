package org.fusiform.stats.table;

import com.github.luben.zstd.Zstd;

/** One column's values of a row group, compressed. */
record Page(Column column, int plainBytes, byte[] packed) {
    /** Measured values hardly compress: the fastest level finds the zeros and repeats. */
    private static final int LEVEL = 1;

    static Page of(Column column, byte[] plain) {
        return new Page(column, plain.length, Zstd.compress(plain, LEVEL));
    }
}
