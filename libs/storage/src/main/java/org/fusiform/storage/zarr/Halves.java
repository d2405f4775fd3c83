package org.fusiform.storage.zarr;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.fusiform.contracts.array.DataType;

/** Floats as 16 bits and back: rounded to the nearest, ties to even. */
final class Halves {
    /** Values at a time: through arrays in the first cache, whose loops become vector instructions, as those over buffers do not. */
    private static final int BLOCK = 2048;

    private static final int QUIET = 0x40;

    private Halves() {}

    /** Rounds the remaining values of {@code from} into {@code into}, as many. */
    static void narrow(DataType type, FloatBuffer from, ShortBuffer into) {
        float[] floats = new float[BLOCK];
        short[] halves = new short[BLOCK];
        while (from.hasRemaining()) {
            int count = Math.min(BLOCK, from.remaining());
            from.get(floats, 0, count);
            switch (type) {
                case FLOAT16 -> toFloat16(floats, halves, count);
                case BFLOAT16 -> toBfloat16(floats, halves, count);
                case FLOAT32 -> throw new IllegalArgumentException("float32 has 32 bits");
            }
            into.put(halves, 0, count);
        }
    }

    /** The remaining values of {@code from}, exactly, into {@code into}. */
    static void widen(DataType type, ShortBuffer from, FloatBuffer into) {
        float[] floats = new float[BLOCK];
        short[] halves = new short[BLOCK];
        while (from.hasRemaining()) {
            int count = Math.min(BLOCK, from.remaining());
            from.get(halves, 0, count);
            switch (type) {
                case FLOAT16 -> fromFloat16(halves, floats, count);
                case BFLOAT16 -> fromBfloat16(halves, floats, count);
                case FLOAT32 -> throw new IllegalArgumentException("float32 has 32 bits");
            }
            into.put(floats, 0, count);
        }
    }

    private static void toFloat16(float[] floats, short[] halves, int count) {
        for (int i = 0; i < count; i++) {
            halves[i] = Float.floatToFloat16(floats[i]);
        }
    }

    private static void fromFloat16(short[] halves, float[] floats, int count) {
        for (int i = 0; i < count; i++) {
            floats[i] = Float.float16ToFloat(halves[i]);
        }
    }

    private static void toBfloat16(float[] floats, short[] halves, int count) {
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToRawIntBits(floats[i]);
            int rounded = bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
            // A NaN whose mark is in the lower half would become an infinity.
            halves[i] = (short) (floats[i] == floats[i] ? rounded : bits >>> 16 | QUIET);
        }
    }

    private static void fromBfloat16(short[] halves, float[] floats, int count) {
        for (int i = 0; i < count; i++) {
            floats[i] = Float.intBitsToFloat(halves[i] << 16);
        }
    }
}
