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

    /** The first marked unit from {@code unit} on; there has to be one. */
    public int next(int unit) {
        int word = unit / Long.SIZE;
        long bits = words[word] >>> unit;
        if (bits != 0) {
            return unit + Long.numberOfTrailingZeros(bits);
        }
        do {
            word++;
        } while (words[word] == 0);
        return word * Long.SIZE + Long.numberOfTrailingZeros(words[word]);
    }

    /** Marked units among the {@code count} from {@code first} on; both ends are multiples of 64 or ends of the layer. */
    public int count(int first, int count) {
        int marked = 0;
        int end = Math.ceilDiv(first + count, Long.SIZE);
        for (int word = first / Long.SIZE; word < end; word++) {
            marked += Long.bitCount(words[word]);
        }
        return marked;
    }

    /** The units marked. */
    public BitSet toSet() {
        return BitSet.valueOf(words);
    }
}
