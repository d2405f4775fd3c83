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

    /** Two rows at a time, as the halves of longs. */
    private static RgbImage alongRows(RgbImage image, Coefficients c, int firstRow, int rows) {
        int width = c.first().length;
        byte[] out = new byte[width * rows * 3];
        long[][] channels = new long[3][image.width()];
        for (int y = 0; y < rows; y += 2) {
            int other = Math.min(y + 1, rows - 1);
            for (int channel = 0; channel < 3; channel++) {
                pair(image, firstRow + y, firstRow + other, channel, channels[channel]);
            }
            alongPair(channels, c, out, y * width * 3, other * width * 3);
        }
        return new RgbImage(width, rows, out);
    }

    private static void pair(RgbImage image, int lower, int upper, int channel, long[] values) {
        byte[] rgb = image.rgb();
        int low = lower * image.width() * 3 + channel;
        int high = upper * image.width() * 3 + channel;
        for (int x = 0; x < values.length; x++) {
            values[x] = rgb[low + 3 * x] & 0xffL | (rgb[high + 3 * x] & 0xffL) << 32;
        }
    }

    /** Sums are below 2³¹ in magnitude, so that the upper half is exact once the sign of the lower one is taken off it. */
    private static void alongPair(long[][] channels, Coefficients c, byte[] out, int low, int high) {
        int[] weights = c.weight();
        long[] reds = channels[0];
        long[] greens = channels[1];
        long[] blues = channels[2];
        for (int x = 0; x < c.first().length; x++) {
            int from = c.first()[x];
            int tap = x * c.taps();
            int count = c.count()[x];
            long red = 0;
            long green = 0;
            long blue = 0;
            for (int k = 0; k < count; k++) {
                long weight = weights[tap + k];
                red += weight * reds[from + k];
                green += weight * greens[from + k];
                blue += weight * blues[from + k];
            }
            out[high + 3 * x] = toByte((int) (red - (int) red >> 32) + HALF);
            out[high + 3 * x + 1] = toByte((int) (green - (int) green >> 32) + HALF);
            out[high + 3 * x + 2] = toByte((int) (blue - (int) blue >> 32) + HALF);
            out[low + 3 * x] = toByte((int) red + HALF);
            out[low + 3 * x + 1] = toByte((int) green + HALF);
            out[low + 3 * x + 2] = toByte((int) blue + HALF);
        }
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
