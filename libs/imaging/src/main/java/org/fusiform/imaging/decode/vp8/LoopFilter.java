package org.fusiform.imaging.decode.vp8;

/** Smooths the edges between blocks (RFC 6386, section 15). {@code step} leads across an edge, {@code along} along it. */
final class LoopFilter {
    private final int interior;
    private final int edgeVariance;

    /**
     * @param level 1 … 63
     * @param sharpness 0 … 7
     */
    LoopFilter(int level, int sharpness) {
        int limit = level;
        if (sharpness > 0) {
            limit = Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        interior = Math.max(limit, 1);
        edgeVariance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
    }

    int interior() {
        return interior;
    }

    static void simple(byte[] s, int at, int step, int along, int count, int limit) {
        for (int i = 0, edge = at; i < count; i++, edge += along) {
            if (isSmall(s, edge, step, limit)) {
                two(s, edge, step);
            }
        }
    }

    /** The edge between macroblocks. */
    void outer(byte[] s, int at, int step, int along, int count, int limit) {
        for (int i = 0, edge = at; i < count; i++, edge += along) {
            if (isSmall(s, edge, step, limit) && isSmooth(s, edge, step)) {
                if (varies(s, edge, step)) {
                    two(s, edge, step);
                } else {
                    six(s, edge, step);
                }
            }
        }
    }

    /** An edge within a macroblock. */
    void inner(byte[] s, int at, int step, int along, int count, int limit) {
        for (int i = 0, edge = at; i < count; i++, edge += along) {
            if (isSmall(s, edge, step, limit) && isSmooth(s, edge, step)) {
                if (varies(s, edge, step)) {
                    two(s, edge, step);
                } else {
                    four(s, edge, step);
                }
            }
        }
    }

    private static int off(byte[] s, int i, int j) {
        return Math.abs((s[i] & 0xff) - (s[j] & 0xff));
    }

    private static boolean isSmall(byte[] s, int edge, int step, int limit) {
        return 4 * off(s, edge - step, edge) + off(s, edge - 2 * step, edge + step) <= 2 * limit + 1;
    }

    private boolean isSmooth(byte[] s, int edge, int step) {
        return off(s, edge - 4 * step, edge - 3 * step) <= interior
                && off(s, edge - 3 * step, edge - 2 * step) <= interior
                && off(s, edge - 2 * step, edge - step) <= interior
                && off(s, edge + 3 * step, edge + 2 * step) <= interior
                && off(s, edge + 2 * step, edge + step) <= interior
                && off(s, edge + step, edge) <= interior;
    }

    private boolean varies(byte[] s, int edge, int step) {
        return off(s, edge - 2 * step, edge - step) > edgeVariance || off(s, edge + step, edge) > edgeVariance;
    }

    private static int signed(int value) {
        return Math.clamp(value, -128, 127);
    }

    private static void move(byte[] s, int at, int by) {
        s[at] = Transforms.clipped((s[at] & 0xff) + by);
    }

    private static int difference(byte[] s, int i, int j) {
        return (s[i] & 0xff) - (s[j] & 0xff);
    }

    private static void two(byte[] s, int edge, int step) {
        int a = 3 * difference(s, edge, edge - step) + signed(difference(s, edge - 2 * step, edge + step));
        int before = Math.clamp(a + 3 >> 3, -16, 15);
        int after = Math.clamp(a + 4 >> 3, -16, 15);
        move(s, edge - step, before);
        move(s, edge, -after);
    }

    private static void four(byte[] s, int edge, int step) {
        int a = 3 * difference(s, edge, edge - step);
        int before = Math.clamp(a + 3 >> 3, -16, 15);
        int after = Math.clamp(a + 4 >> 3, -16, 15);
        int farther = after + 1 >> 1;
        move(s, edge - 2 * step, farther);
        move(s, edge - step, before);
        move(s, edge, -after);
        move(s, edge + step, -farther);
    }

    private static void six(byte[] s, int edge, int step) {
        int a = signed(3 * difference(s, edge, edge - step) + signed(difference(s, edge - 2 * step, edge + step)));
        int near = 27 * a + 63 >> 7;
        int middle = 18 * a + 63 >> 7;
        int far = 9 * a + 63 >> 7;
        move(s, edge - 3 * step, far);
        move(s, edge - 2 * step, middle);
        move(s, edge - step, near);
        move(s, edge, -near);
        move(s, edge + step, -middle);
        move(s, edge + 2 * step, -far);
    }
}
