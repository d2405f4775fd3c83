package org.fusiform.imaging.decode.vp8;

import java.util.Arrays;

/** Predicts a 4 × 4 block in one of ten directions (RFC 6386, section 12.3). */
final class SmallPrediction {
    /** In the order of the standard's tables. */
    enum Mode {
        MEAN,
        TRUE_MOTION,
        VERTICAL,
        HORIZONTAL,
        LEFT_DOWN,
        RIGHT_DOWN,
        VERTICAL_RIGHT,
        VERTICAL_LEFT,
        HORIZONTAL_DOWN,
        HORIZONTAL_UP;

        static final Mode[] ALL = values();
    }

    /** The edge, from the lowest sample at the left over the corner (4) to the eighth above (12). */
    private final int[] edge = new int[13];

    /**
     * @param at the block's first sample
     * @param beyond where the four samples above and beyond its right edge lie
     */
    void predict(Mode mode, byte[] s, int at, int stride, int beyond) {
        for (int i = 0; i < 4; i++) {
            edge[i] = s[at + (3 - i) * stride - 1] & 0xff;
            edge[5 + i] = s[at - stride + i] & 0xff;
            edge[9 + i] = s[beyond + i] & 0xff;
        }
        edge[4] = s[at - stride - 1] & 0xff;
        switch (mode) {
            case MEAN -> mean(s, at, stride);
            case TRUE_MOTION -> {
                for (int row = 0; row < 4; row++) {
                    Prediction.trueMotion(s, at + row * stride, at - stride, 4);
                }
            }
            case VERTICAL -> {
                for (int x = 0; x < 4; x++) {
                    column(s, at + x, stride, three(4 + x));
                }
            }
            case HORIZONTAL -> horizontal(s, at, stride);
            case LEFT_DOWN -> leftDown(s, at, stride);
            case RIGHT_DOWN -> {
                for (int i = 0; i < 16; i++) {
                    s[at + i / 4 * stride + i % 4] = (byte) three(3 - i / 4 + i % 4);
                }
            }
            case VERTICAL_RIGHT -> verticalRight(s, at, stride);
            case VERTICAL_LEFT -> verticalLeft(s, at, stride);
            case HORIZONTAL_DOWN -> horizontalDown(s, at, stride);
            case HORIZONTAL_UP -> horizontalUp(s, at, stride);
        }
    }

    /** Weighted 1, 2, 1, about the samples from {@code first} on. */
    private int three(int first) {
        return three(edge[first], edge[first + 1], edge[first + 2]);
    }

    private static int three(int a, int b, int c) {
        return a + 2 * b + c + 2 >> 2;
    }

    private int two(int first) {
        return edge[first] + edge[first + 1] + 1 >> 1;
    }

    private static void column(byte[] s, int at, int stride, int level) {
        for (int row = 0; row < 4; row++) {
            s[at + row * stride] = (byte) level;
        }
    }

    private void mean(byte[] s, int at, int stride) {
        int sum = 4;
        for (int i = 0; i < 4; i++) {
            sum += edge[i] + edge[5 + i];
        }
        for (int row = 0; row < 4; row++) {
            Arrays.fill(s, at + row * stride, at + row * stride + 4, (byte) (sum >> 3));
        }
    }

    private void horizontal(byte[] s, int at, int stride) {
        for (int row = 0; row < 4; row++) {
            int level = row < 3 ? three(2 - row) : three(edge[1], edge[0], edge[0]);
            Arrays.fill(s, at + row * stride, at + row * stride + 4, (byte) level);
        }
    }

    private void leftDown(byte[] s, int at, int stride) {
        for (int i = 0; i < 16; i++) {
            int along = i / 4 + i % 4;
            int level = along < 6 ? three(5 + along) : three(edge[11], edge[12], edge[12]);
            s[at + i / 4 * stride + i % 4] = (byte) level;
        }
    }

    private void verticalRight(byte[] s, int at, int stride) {
        for (int x = 0; x < 4; x++) {
            s[at + x] = (byte) two(4 + x);
            s[at + stride + x] = (byte) three(3 + x);
            s[at + 2 * stride + x] = (byte) (x == 0 ? three(2) : two(3 + x));
            s[at + 3 * stride + x] = (byte) (x == 0 ? three(1) : three(2 + x));
        }
    }

    private void verticalLeft(byte[] s, int at, int stride) {
        for (int x = 0; x < 4; x++) {
            s[at + x] = (byte) two(5 + x);
            s[at + stride + x] = (byte) three(5 + x);
            s[at + 2 * stride + x] = (byte) (x == 3 ? three(9) : two(6 + x));
            s[at + 3 * stride + x] = (byte) (x == 3 ? three(10) : three(6 + x));
        }
    }

    private void horizontalDown(byte[] s, int at, int stride) {
        for (int row = 0; row < 4; row++) {
            int to = at + row * stride;
            s[to] = (byte) two(3 - row);
            s[to + 1] = (byte) three(3 - row);
            s[to + 2] = (byte) (row == 0 ? three(4) : two(4 - row));
            s[to + 3] = (byte) (row == 0 ? three(5) : three(4 - row));
        }
    }

    private void horizontalUp(byte[] s, int at, int stride) {
        int[] along = {
            two(2),
            three(1),
            two(1),
            three(0),
            two(0),
            three(edge[1], edge[0], edge[0]),
            edge[0],
            edge[0],
            edge[0],
            edge[0]
        };
        for (int i = 0; i < 16; i++) {
            s[at + i / 4 * stride + i % 4] = (byte) along[i / 4 * 2 + i % 4];
        }
    }
}
