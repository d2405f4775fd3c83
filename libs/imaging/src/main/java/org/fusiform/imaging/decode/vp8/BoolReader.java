package org.fusiform.imaging.decode.vp8;

import java.io.EOFException;

/** The arithmetic decoder of RFC 6386, section 7. */
final class BoolReader {
    /** An encoder may leave out trailing zeros, and a few bytes are read ahead. */
    private static final int LENT = 8;

    private final byte[] bytes;
    private final int end;
    private int at;
    private long value;
    private int range = 255;
    /** Bits of the value below the eight that are compared with the range. */
    private int spare = -8;

    BoolReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** True with a probability of 1 − {@code probability} / 256. */
    boolean bit(int probability) throws EOFException {
        if (spare < 0) {
            load();
        }
        int split = 1 + ((range - 1) * probability >> 8);
        long bigSplit = (long) split << spare;
        boolean bit = value >= bigSplit;
        if (bit) {
            range -= split;
            value -= bigSplit;
        } else {
            range = split;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        spare -= shift;
        return bit;
    }

    int bitAsInt(int probability) throws EOFException {
        return bit(probability) ? 1 : 0;
    }

    boolean flag() throws EOFException {
        return bit(128);
    }

    /** Unsigned, the highest bit first. */
    int literal(int bits) throws EOFException {
        int literal = 0;
        for (int i = 0; i < bits; i++) {
            literal = literal << 1 | bitAsInt(128);
        }
        return literal;
    }

    /** Magnitude, then sign. */
    int signed(int bits) throws EOFException {
        int magnitude = literal(bits);
        return flag() ? -magnitude : magnitude;
    }

    /** A flag, and a signed number behind it if it is set; else 0. */
    int optionalSigned(int bits) throws EOFException {
        return flag() ? signed(bits) : 0;
    }

    private void load() throws EOFException {
        for (int i = 0; i < 4; i++) {
            if (at >= end + LENT) {
                throw new EOFException("its data ends too early");
            }
            value = value << 8 | (at < end ? bytes[at] & 0xff : 0);
            at++;
            spare += 8;
        }
    }
}
