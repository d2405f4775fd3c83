package org.fusiform.imaging.decode.vp8;

/** The inverse transforms of RFC 6386, section 14, in its integer arithmetic. */
final class Transforms {
    private Transforms() {}

    /** Walsh and Hadamard: 16 means at {@code from} become the first coefficients of 16 blocks from {@code to} on. */
    static void means(int[] in, int from, int[] out, int to) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int a0 = in[from + i] + in[from + 12 + i];
            int a1 = in[from + 4 + i] + in[from + 8 + i];
            int a2 = in[from + 4 + i] - in[from + 8 + i];
            int a3 = in[from + i] - in[from + 12 + i];
            half[i] = a0 + a1;
            half[8 + i] = a0 - a1;
            half[4 + i] = a3 + a2;
            half[12 + i] = a3 - a2;
        }
        for (int i = 0; i < 4; i++) {
            int dc = half[4 * i] + 3;
            int a0 = dc + half[4 * i + 3];
            int a1 = half[4 * i + 1] + half[4 * i + 2];
            int a2 = half[4 * i + 1] - half[4 * i + 2];
            int a3 = dc - half[4 * i + 3];
            out[to + 64 * i] = a0 + a1 >> 3;
            out[to + 64 * i + 16] = a3 + a2 >> 3;
            out[to + 64 * i + 32] = a0 - a1 >> 3;
            out[to + 64 * i + 48] = a3 - a2 >> 3;
        }
    }

    /** Cosine transform of 16 coefficients, added to a block of 4 × 4 samples. */
    static void add(int[] in, int from, byte[] samples, int at, int stride) {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            int a = in[from + i] + in[from + 8 + i];
            int b = in[from + i] - in[from + 8 + i];
            int c = narrow(in[from + 4 + i]) - wide(in[from + 12 + i]);
            int d = wide(in[from + 4 + i]) + narrow(in[from + 12 + i]);
            half[4 * i] = a + d;
            half[4 * i + 1] = b + c;
            half[4 * i + 2] = b - c;
            half[4 * i + 3] = a - d;
        }
        for (int i = 0; i < 4; i++) {
            int dc = half[i] + 4;
            int a = dc + half[8 + i];
            int b = dc - half[8 + i];
            int c = narrow(half[4 + i]) - wide(half[12 + i]);
            int d = wide(half[4 + i]) + narrow(half[12 + i]);
            int row = at + i * stride;
            samples[row] = clipped((samples[row] & 0xff) + (a + d >> 3));
            samples[row + 1] = clipped((samples[row + 1] & 0xff) + (b + c >> 3));
            samples[row + 2] = clipped((samples[row + 2] & 0xff) + (b - c >> 3));
            samples[row + 3] = clipped((samples[row + 3] & 0xff) + (a - d >> 3));
        }
    }

    /** Times √2 cos(π/8). */
    private static int wide(int x) {
        return x + (x * 20091 >> 16);
    }

    /** Times √2 sin(π/8). */
    private static int narrow(int x) {
        return x * 35468 >> 16;
    }

    static byte clipped(int level) {
        return (byte) Math.clamp(level, 0, 255);
    }
}
