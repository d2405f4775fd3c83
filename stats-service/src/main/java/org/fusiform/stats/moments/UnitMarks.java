package org.fusiform.stats.moments;

import java.util.BitSet;

/**
 * Marks on the units of a layer. Threads may mark at the same time as long as they keep to ranges of {@link Tiles}: those
 * never share a word.
 */
public final class UnitMarks {
    private final long[] words;

    public UnitMarks(int units) {
        this.words = new long[Math.ceilDiv(units, Long.SIZE)];
    }

    public void mark(int unit) {
        words[unit / Long.SIZE] |= 1L << unit;
    }

    public boolean marked(int unit) {
        return (words[unit / Long.SIZE] >>> unit & 1) == 1;
    }

    /** The units marked. */
    public BitSet toSet() {
        return BitSet.valueOf(words);
    }
}
