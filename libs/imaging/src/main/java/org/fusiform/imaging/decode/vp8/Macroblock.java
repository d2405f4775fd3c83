package org.fusiform.imaging.decode.vp8;

import java.io.EOFException;
import java.util.Arrays;

/** How one macroblock is predicted; reused from one to the next. */
final class Macroblock {
    /** Probabilities of the standard for key frames, section 11.2. */
    private static final int WHOLE = 145;

    private final FrameHeader header;
    /** Modes of the 4 × 4 blocks right above the row, and at the left of the macroblock. */
    private final SmallPrediction.Mode[] above;

    private final SmallPrediction.Mode[] left = new SmallPrediction.Mode[4];

    int segment;
    boolean isSkipped;
    boolean isSplit;
    Prediction.Mode luma = Prediction.Mode.MEAN;
    final SmallPrediction.Mode[] small = new SmallPrediction.Mode[16];
    Prediction.Mode chroma = Prediction.Mode.MEAN;

    Macroblock(FrameHeader header, int columns) {
        this.header = header;
        this.above = new SmallPrediction.Mode[columns * 4];
        Arrays.fill(above, SmallPrediction.Mode.MEAN);
    }

    void beginRow() {
        Arrays.fill(left, SmallPrediction.Mode.MEAN);
    }

    void read(BoolReader bits, int column) throws EOFException {
        if (header.segmentMap) {
            int[] p = header.segmentProbabilities;
            segment = bits.bit(p[0]) ? 2 + bits.bitAsInt(p[2]) : bits.bitAsInt(p[1]);
        }
        isSkipped = header.skip >= 0 && bits.bit(header.skip);
        isSplit = !bits.bit(WHOLE);
        if (isSplit) {
            readSmall(bits, column);
        } else {
            luma = bits.bit(156)
                    ? bits.bit(128) ? Prediction.Mode.TRUE_MOTION : Prediction.Mode.HORIZONTAL
                    : bits.bit(163) ? Prediction.Mode.VERTICAL : Prediction.Mode.MEAN;
            SmallPrediction.Mode alike = alike(luma);
            Arrays.fill(left, alike);
            Arrays.fill(above, 4 * column, 4 * column + 4, alike);
        }
        chroma = !bits.bit(142)
                ? Prediction.Mode.MEAN
                : !bits.bit(114)
                        ? Prediction.Mode.VERTICAL
                        : bits.bit(183) ? Prediction.Mode.TRUE_MOTION : Prediction.Mode.HORIZONTAL;
    }

    private static SmallPrediction.Mode alike(Prediction.Mode mode) {
        return switch (mode) {
            case MEAN -> SmallPrediction.Mode.MEAN;
            case VERTICAL -> SmallPrediction.Mode.VERTICAL;
            case HORIZONTAL -> SmallPrediction.Mode.HORIZONTAL;
            case TRUE_MOTION -> SmallPrediction.Mode.TRUE_MOTION;
        };
    }

    private void readSmall(BoolReader bits, int column) throws EOFException {
        for (int i = 0; i < 16; i++) {
            int x = 4 * column + i % 4;
            int y = i / 4;
            int p = (above[x].ordinal() * 10 + left[y].ordinal()) * 9;
            small[i] = mode(bits, p);
            above[x] = small[i];
            left[y] = small[i];
        }
    }

    private static SmallPrediction.Mode mode(BoolReader bits, int p) throws EOFException {
        int[] t = Tables.MODES;
        if (!bits.bit(t[p])) {
            return SmallPrediction.Mode.MEAN;
        }
        if (!bits.bit(t[p + 1])) {
            return SmallPrediction.Mode.TRUE_MOTION;
        }
        if (!bits.bit(t[p + 2])) {
            return SmallPrediction.Mode.VERTICAL;
        }
        if (!bits.bit(t[p + 3])) {
            if (!bits.bit(t[p + 4])) {
                return SmallPrediction.Mode.HORIZONTAL;
            }
            return bits.bit(t[p + 5]) ? SmallPrediction.Mode.VERTICAL_RIGHT : SmallPrediction.Mode.RIGHT_DOWN;
        }
        if (!bits.bit(t[p + 6])) {
            return SmallPrediction.Mode.LEFT_DOWN;
        }
        if (!bits.bit(t[p + 7])) {
            return SmallPrediction.Mode.VERTICAL_LEFT;
        }
        return bits.bit(t[p + 8]) ? SmallPrediction.Mode.HORIZONTAL_UP : SmallPrediction.Mode.HORIZONTAL_DOWN;
    }
}
