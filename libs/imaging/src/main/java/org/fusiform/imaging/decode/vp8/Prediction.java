package org.fusiform.imaging.decode.vp8;

import java.util.Arrays;

/** Predicts a whole luma or chroma block from what lies above and at its left (RFC 6386, sections 12.2 and 12.3). */
final class Prediction {
    /** How a macroblock is predicted; luma has a fifth way, each 4 × 4 block by itself. */
    enum Mode {
        MEAN,
        VERTICAL,
        HORIZONTAL,
        TRUE_MOTION
    }

    private Prediction() {}

    /** A block of {@code size} × {@code size} at (x, y). */
    static void whole(Mode mode, Plane plane, int x, int y, int size) {
        byte[] s = plane.samples;
        int at = plane.at(x, y);
        int above = at - plane.stride;
        byte mean = mode == Mode.MEAN ? mean(plane, x, y, size) : 0;
        for (int row = 0; row < size; row++) {
            int to = at + row * plane.stride;
            switch (mode) {
                case MEAN -> Arrays.fill(s, to, to + size, mean);
                case VERTICAL -> System.arraycopy(s, above, s, to, size);
                case HORIZONTAL -> Arrays.fill(s, to, to + size, s[to - 1]);
                case TRUE_MOTION -> trueMotion(s, to, above, size);
            }
        }
    }

    /** One row: the sample at the left and the differences along the row above. */
    static void trueMotion(byte[] s, int to, int above, int size) {
        int left = s[to - 1] & 0xff;
        int corner = s[above - 1] & 0xff;
        for (int i = 0; i < size; i++) {
            s[to + i] = Transforms.clipped(left + (s[above + i] & 0xff) - corner);
        }
    }

    /** Of what is within the picture: above, at the left, or both. */
    private static byte mean(Plane plane, int x, int y, int size) {
        if (x == 0 && y == 0) {
            return (byte) 128;
        }
        int at = plane.at(x, y);
        int sum = 0;
        int count = 0;
        if (y > 0) {
            for (int i = 0; i < size; i++) {
                sum += plane.samples[at - plane.stride + i] & 0xff;
            }
            count += size;
        }
        if (x > 0) {
            for (int i = 0; i < size; i++) {
                sum += plane.samples[at + i * plane.stride - 1] & 0xff;
            }
            count += size;
        }
        return (byte) ((sum + count / 2) / count);
    }
}
