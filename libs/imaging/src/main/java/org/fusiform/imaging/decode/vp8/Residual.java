package org.fusiform.imaging.decode.vp8;

import java.io.EOFException;
import java.util.Arrays;

/** The coefficients of one macroblock: 16 blocks of luma, 4 of U, 4 of V; reused from one to the next. */
final class Residual {
    private static final int LUMA_WITHOUT_MEANS = 0;
    private static final int MEANS = 1;
    private static final int CHROMA = 2;
    private static final int LUMA = 3;
    /** Per column and at the left: whether 4 luma, 2 U and 2 V blocks and the means had coefficients. */
    private static final int CONTEXTS = 9;

    private final Coefficients reader;
    private final int[] above;
    private final int[] left = new int[CONTEXTS];
    private final int[] means = new int[16];
    final int[] values = new int[24 * 16];

    Residual(Coefficients reader, int columns) {
        this.reader = reader;
        this.above = new int[columns * CONTEXTS];
    }

    void beginRow() {
        Arrays.fill(left, 0);
    }

    /** A macroblock without coefficients; what is known of its means stays as it is where it has none. */
    void skip(int column, boolean isSplit) {
        int count = isSplit ? CONTEXTS - 1 : CONTEXTS;
        Arrays.fill(left, 0, count, 0);
        Arrays.fill(above, column * CONTEXTS, column * CONTEXTS + count, 0);
    }

    /** Whether there were any coefficients. */
    boolean read(BoolReader bits, int column, boolean isSplit, FrameHeader.Quantiser q) throws EOFException {
        Arrays.fill(values, 0);
        int up = column * CONTEXTS;
        int first = 0;
        if (!isSplit) {
            Arrays.fill(means, 0);
            int context = above[up + 8] + left[8];
            int end = reader.read(bits, MEANS, context, 0, q.meansDc(), q.meansAc(), means, 0);
            above[up + 8] = end > 0 ? 1 : 0;
            left[8] = above[up + 8];
            Transforms.means(means, 0, values, 0);
            first = 1;
        }
        boolean any = false;
        for (int i = 0; i < 16; i++) {
            int x = up + i % 4;
            int y = i / 4;
            int type = isSplit ? LUMA : LUMA_WITHOUT_MEANS;
            int end = reader.read(bits, type, above[x] + left[y], first, q.lumaDc(), q.lumaAc(), values, 16 * i);
            above[x] = end > first ? 1 : 0;
            left[y] = above[x];
            any |= end > 1 || values[16 * i] != 0;
        }
        for (int i = 16; i < 24; i++) {
            int component = (i - 16) / 4;
            int x = up + 4 + 2 * component + i % 2;
            int y = 4 + 2 * component + i % 4 / 2;
            int end = reader.read(bits, CHROMA, above[x] + left[y], 0, q.chromaDc(), q.chromaAc(), values, 16 * i);
            above[x] = end > 0 ? 1 : 0;
            left[y] = above[x];
            any |= end > 1 || values[16 * i] != 0;
        }
        return any;
    }
}
