package org.fusiform.imaging.preprocess;

import java.util.Arrays;
import org.fusiform.imaging.decode.RgbImage;

/**
 * PIL's two-pass resize on bytes: rows first, each pass rounded to bytes. In between, levels are signed bytes (less by 128)
 * and sums are doubles, which hold them exactly: of such loops the compiler makes vectors.
 */
public final class Resampler {
    private static final int SIGN = 128;
    private static final long SIGNS = 0x8080808080808080L;
    private static final double HALF = 1 << (Coefficients.PRECISION - 1);
    private static final double UNIT = 1.0 / (1 << Coefficients.PRECISION);
    /** Rows that are weighed at a time: long enough for vectors, short enough for the taps of one output to stay in the cache. */
    private static final int BAND = 256;

    private Resampler() {}

    public static RgbImage resize(RgbImage image, int width, int height, Filter filter) {
        return window(image, width, height, 0, 0, width, height, filter);
    }

    /**
     * A part of what {@link #resize} to {@code width} × {@code height} gives, to the bit, without computing the rest:
     * {@code wide} × {@code high} pixels from ({@code left}, {@code top}) on.
     */
    static RgbImage window(
            RgbImage image, int width, int height, int left, int top, int wide, int high, Filter filter) {
        // Of the first pass only those rows are wanted that the second one takes in.
        Coefficients down = Coefficients.of(filter, image.height(), height, top, high);
        boolean isAsHigh = image.height() == height;
        int firstRow = isAsHigh ? top : down.first()[0];
        int rows = isAsHigh ? high : down.first()[high - 1] + down.count()[high - 1] - firstRow;
        byte[] narrow = image.width() == width
                ? cropped(image, left, firstRow, wide, rows)
                : alongRows(image, Coefficients.of(filter, image.width(), width, left, wide), firstRow, rows);
        return new RgbImage(wide, high, isAsHigh ? unsigned(narrow) : alongColumns(narrow, wide * 3, down));
    }

    /** Signed levels. */
    private static byte[] cropped(RgbImage image, int left, int top, int wide, int high) {
        byte[] levels = new byte[wide * high * 3];
        for (int y = 0; y < high; y++) {
            System.arraycopy(image.rgb(), ((top + y) * image.width() + left) * 3, levels, y * wide * 3, wide * 3);
        }
        return unsigned(levels);
    }

    /** From signed levels to levels, or back; in place. */
    private static byte[] unsigned(byte[] levels) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] ^= (byte) SIGN;
        }
        return levels;
    }

    /** Signed levels. A band of rows at a time is turned, so that what is weighed alike lies side by side. */
    private static byte[] alongRows(RgbImage image, Coefficients c, int firstRow, int rows) {
        int from = image.width() * 3;
        int to = c.first().length * 3;
        byte[] levels = new byte[rows * to];
        byte[] band = new byte[from * Math.min(BAND, rows)];
        byte[] weighed = new byte[to * Math.min(BAND, rows)];
        for (int top = 0; top < rows; top += BAND) {
            int high = Math.min(BAND, rows - top);
            double[] sums = new double[high];
            int[] whole = new int[high];
            Transposition.turn(image.rgb(), (firstRow + top) * from, from, high, from, band, 0, high, SIGNS);
            for (int i = 0; i < to; i++) {
                weigh(band, c.first()[i / 3] * 3 + i % 3, 3, c, i / 3, sums);
                store(sums, whole, SIGN, weighed, i * high);
            }
            Transposition.turn(weighed, 0, high, to, high, levels, top * to, to, 0);
        }
        return levels;
    }

    /** Levels. Coefficients count rows from those of the whole image, of which {@code narrow} begins with the first that is wanted. */
    private static byte[] alongColumns(byte[] narrow, int stride, Coefficients c) {
        int height = c.first().length;
        byte[] levels = new byte[stride * height];
        double[] sums = new double[stride];
        int[] whole = new int[stride];
        for (int y = 0; y < height; y++) {
            weigh(narrow, c.first()[y] - c.first()[0], 1, c, y, sums);
            store(sums, whole, 0, levels, y * stride);
        }
        return levels;
    }

    /** What lines as long as {@code sums}, the {@code first} and every {@code step}th after it, come to in output {@code i}. */
    private static void weigh(byte[] lines, int first, int step, Coefficients c, int i, double[] sums) {
        int[] weight = c.weight();
        int tap = i * c.taps();
        int end = tap + c.count()[i];
        int whole = 0;
        for (int k = tap; k < end; k++) {
            whole += weight[k];
        }
        Arrays.fill(sums, HALF + (double) SIGN * whole);
        int at = first * sums.length;
        int next = step * sums.length;
        for (; tap + 3 < end; tap += 4, at += 4 * next) {
            add(lines, at, next, weight[tap], weight[tap + 1], weight[tap + 2], weight[tap + 3], sums);
        }
        for (; tap < end; tap++, at += next) {
            add(lines, at, weight[tap], sums);
        }
    }

    private static void add(byte[] lines, int at, int next, double a, double b, double c, double d, double[] sums) {
        int second = at + next;
        int third = second + next;
        int fourth = third + next;
        for (int k = 0; k < sums.length; k++) {
            sums[k] += a * lines[at + k] + b * lines[second + k] + c * lines[third + k] + d * lines[fourth + k];
        }
    }

    private static void add(byte[] lines, int at, double weight, double[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += weight * lines[at + k];
        }
    }

    /**
     * Clamped levels, less by {@code sign}. A negative sum is cut towards zero, where it is clamped to all the same. In
     * three loops, each of which the compiler makes vectors of; of one it does not.
     *
     * @param whole as long as {@code sums}, overwritten
     */
    private static void store(double[] sums, int[] whole, int sign, byte[] levels, int at) {
        for (int k = 0; k < sums.length; k++) {
            whole[k] = (int) (sums[k] * UNIT);
        }
        for (int k = 0; k < whole.length; k++) {
            whole[k] = Math.max(0, Math.min(whole[k], 255)) - sign;
        }
        for (int k = 0; k < whole.length; k++) {
            levels[at + k] = (byte) whole[k];
        }
    }
}
