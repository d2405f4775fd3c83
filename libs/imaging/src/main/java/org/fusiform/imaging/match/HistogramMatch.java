package org.fusiform.imaging.match;

import java.util.Arrays;
import org.fusiform.imaging.decode.RgbImage;

/**
 * Gives pictures one histogram of luminance exactly, as SHINE's histMatch does: pixels are ranked, and the ranks dealt out
 * to the levels. Pixels of equal level are ranked by their neighbourhood (Coltuc, Bolon and Chassery 2006), then by place.
 */
public record HistogramMatch(Histogram target) {
    private static final int RADIUS = 2;

    /** Colour differences are kept; where a channel is cut at black or white, luminance is met as nearly as can be. */
    public RgbImage of(RgbImage image) {
        double[] levels = Luminance.levels(image);
        int[] ranked = ranked(levels, image.width(), image.height());
        double[] matched = new double[levels.length];
        double cumulated = 0;
        int next = 0;
        for (int level = 0; level < Histogram.LEVELS; level++) {
            cumulated += target.shares()[level];
            long end = level == Histogram.LEVELS - 1 ? levels.length : Math.round(cumulated * levels.length);
            while (next < end) {
                matched[ranked[next++]] = level;
            }
        }
        return Recoloured.of(image, levels, matched);
    }

    /** Pixels from dark to light. */
    private static int[] ranked(double[] levels, int width, int height) {
        int[] thousandths = new int[levels.length];
        for (int i = 0; i < levels.length; i++) {
            thousandths[i] = (int) Math.round(levels[i] * 1000);
        }
        int[] around = sums(sums(thousandths, width, height, 1, width), height, width, width, 1);
        long[] keys = new long[levels.length];
        int[] index = new int[levels.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) thousandths[i] << 32 | around[i];
            index[i] = i;
        }
        return order(keys, index);
    }

    /** Sums along lines over five neighbours; the edge pixel stands for what lies beyond. */
    private static int[] sums(int[] values, int length, int lines, int step, int stride) {
        int[] sums = new int[values.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                int sum = 0;
                for (int k = -RADIUS; k <= RADIUS; k++) {
                    sum += values[line * stride + Math.clamp(i + k, 0, length - 1) * step];
                }
                sums[line * stride + i * step] = sum;
            }
        }
        return sums;
    }

    /** A stable merge sort of indices by key: boxed comparators would take a minute for a large picture. */
    private static int[] order(long[] keys, int[] index) {
        int[] from = index;
        int[] to = new int[index.length];
        for (int run = 1; run < from.length; run *= 2) {
            for (int start = 0; start < from.length; start += 2 * run) {
                int middle = Math.min(start + run, from.length);
                int end = Math.min(start + 2 * run, from.length);
                int left = start;
                int right = middle;
                for (int at = start; at < end; at++) {
                    boolean takeLeft = left < middle && (right >= end || keys[from[left]] <= keys[from[right]]);
                    to[at] = from[takeLeft ? left++ : right++];
                }
            }
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        return Arrays.copyOf(from, from.length);
    }
}
