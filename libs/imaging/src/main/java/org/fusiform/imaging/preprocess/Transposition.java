package org.fusiform.imaging.preprocess;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Turns matrices of bytes, 8 × 8 of them at a time within longs (Warren, Hacker's Delight, section 7-3). */
final class Transposition {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SIDE = 8;
    /** Columns that are turned before the next: as many bytes as a line of the cache has. */
    private static final int TILE = 64;

    private static final long HALVES = 0x00000000ffffffffL;
    private static final long QUARTERS = 0x0000ffff0000ffffL;
    private static final long BYTES = 0x00ff00ff00ff00ffL;

    private Transposition() {}

    /**
     * {@code out[to + column · outStride + row] = in[from + row · inStride + column]}, with the bits of {@code flip} inverted.
     *
     * @param flip one byte, eight times
     */
    static void turn(
            byte[] in, int from, int inStride, int rows, int columns, byte[] out, int to, int outStride, long flip) {
        int evenRows = rows / SIDE * SIDE;
        int evenColumns = columns / SIDE * SIDE;
        for (int tile = 0; tile < evenColumns; tile += TILE) {
            int end = Math.min(tile + TILE, evenColumns);
            for (int row = 0; row < evenRows; row += SIDE) {
                for (int column = tile; column < end; column += SIDE) {
                    block(
                            in,
                            from + row * inStride + column,
                            inStride,
                            out,
                            to + column * outStride + row,
                            outStride,
                            flip);
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = row < evenRows ? evenColumns : 0; column < columns; column++) {
                out[to + column * outStride + row] = (byte) (in[from + row * inStride + column] ^ flip);
            }
        }
    }

    private static void block(byte[] in, int from, int inStride, byte[] out, int to, int outStride, long flip) {
        long a = (long) LONGS.get(in, from);
        long b = (long) LONGS.get(in, from + inStride);
        long c = (long) LONGS.get(in, from + 2 * inStride);
        long d = (long) LONGS.get(in, from + 3 * inStride);
        long e = (long) LONGS.get(in, from + 4 * inStride);
        long f = (long) LONGS.get(in, from + 5 * inStride);
        long g = (long) LONGS.get(in, from + 6 * inStride);
        long h = (long) LONGS.get(in, from + 7 * inStride);

        long ae = (a >>> 32 ^ e) & HALVES;
        long bf = (b >>> 32 ^ f) & HALVES;
        long cg = (c >>> 32 ^ g) & HALVES;
        long dh = (d >>> 32 ^ h) & HALVES;
        a ^= ae << 32;
        b ^= bf << 32;
        c ^= cg << 32;
        d ^= dh << 32;
        e ^= ae;
        f ^= bf;
        g ^= cg;
        h ^= dh;

        long ac = (a >>> 16 ^ c) & QUARTERS;
        long bd = (b >>> 16 ^ d) & QUARTERS;
        long eg = (e >>> 16 ^ g) & QUARTERS;
        long fh = (f >>> 16 ^ h) & QUARTERS;
        a ^= ac << 16 ^ flip;
        b ^= bd << 16 ^ flip;
        c ^= ac ^ flip;
        d ^= bd ^ flip;
        e ^= eg << 16 ^ flip;
        f ^= fh << 16 ^ flip;
        g ^= eg ^ flip;
        h ^= fh ^ flip;

        long ab = (a >>> 8 ^ b) & BYTES;
        long cd = (c >>> 8 ^ d) & BYTES;
        long ef = (e >>> 8 ^ f) & BYTES;
        long gh = (g >>> 8 ^ h) & BYTES;
        LONGS.set(out, to, a ^ ab << 8);
        LONGS.set(out, to + outStride, b ^ ab);
        LONGS.set(out, to + 2 * outStride, c ^ cd << 8);
        LONGS.set(out, to + 3 * outStride, d ^ cd);
        LONGS.set(out, to + 4 * outStride, e ^ ef << 8);
        LONGS.set(out, to + 5 * outStride, f ^ ef);
        LONGS.set(out, to + 6 * outStride, g ^ gh << 8);
        LONGS.set(out, to + 7 * outStride, h ^ gh);
    }
}
