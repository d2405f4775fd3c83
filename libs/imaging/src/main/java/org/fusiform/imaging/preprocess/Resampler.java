package org.fusiform.imaging.preprocess;

import java.util.Arrays;
import org.fusiform.imaging.decode.RgbImage;

/** PIL's two-pass resize on bytes: rows first, each pass rounded to bytes. */
public final class Resampler {
    private static final int HALF = 1 << (Coefficients.PRECISION - 1);

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
        RgbImage narrow = image.width() == width
                ? cropped(image, left, firstRow, wide, rows)
                : alongRows(image, Coefficients.of(filter, image.width(), width, left, wide), firstRow, rows);
        return isAsHigh ? narrow : alongColumns(narrow, down);
    }

    private static RgbImage cropped(RgbImage image, int left, int top, int wide, int high) {
        byte[] rgb = new byte[wide * high * 3];
        for (int y = 0; y < high; y++) {
            System.arraycopy(image.rgb(), ((top + y) * image.width() + left) * 3, rgb, y * wide * 3, wide * 3);
        }
        return new RgbImage(wide, high, rgb);
    }

    private static RgbImage alongRows(RgbImage image, Coefficients c, int firstRow, int rows) {
        byte[] in = image.rgb();
        int[] first = c.first();
        int[] count = c.count();
        int[] weights = c.weight();
        int width = first.length;
        byte[] out = new byte[width * rows * 3];
        int at = 0;
        for (int y = 0; y < rows; y++) {
            int row = (firstRow + y) * image.width() * 3;
            for (int x = 0; x < width; x++) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int from = row + first[x] * 3;
                int tap = x * c.taps();
                int end = tap + count[x];
                for (; tap < end; tap++, from += 3) {
                    int weight = weights[tap];
                    red += weight * (in[from] & 0xff);
                    green += weight * (in[from + 1] & 0xff);
                    blue += weight * (in[from + 2] & 0xff);
                }
                out[at++] = toByte(red);
                out[at++] = toByte(green);
                out[at++] = toByte(blue);
            }
        }
        return new RgbImage(width, rows, out);
    }

    /** Coefficients count rows from those of the whole image, of which {@code image} begins with the first that is wanted. */
    private static RgbImage alongColumns(RgbImage image, Coefficients c) {
        int height = c.first().length;
        int stride = image.width() * 3;
        byte[] in = image.rgb();
        byte[] out = new byte[stride * height];
        int[] sums = new int[stride];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, HALF);
            for (int k = 0; k < c.count()[y]; k++) {
                add(in, (c.first()[y] - c.first()[0] + k) * stride, c.weight()[y * c.taps() + k], sums);
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = toByte(sums[i]);
            }
        }
        return new RgbImage(image.width(), height, out);
    }

    private static void add(byte[] in, int from, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (in[from + i] & 0xff);
        }
    }

    private static byte toByte(int sum) {
        return (byte) Math.clamp(sum >> Coefficients.PRECISION, 0, 255);
    }
}
