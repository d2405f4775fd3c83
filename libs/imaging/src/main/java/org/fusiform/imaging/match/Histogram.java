package org.fusiform.imaging.match;

import java.util.Arrays;
import java.util.List;
import org.fusiform.imaging.decode.RgbImage;

/** Share of a picture's pixels at each of the 256 levels of luminance; the shares sum to 1. */
public record Histogram(double[] shares) {
    public static final int LEVELS = 256;

    public Histogram {
        if (shares.length != LEVELS || Math.abs(Arrays.stream(shares).sum() - 1) > 1e-9) {
            throw new IllegalArgumentException("a histogram has " + LEVELS + " shares that sum to 1");
        }
    }

    public static Histogram of(RgbImage image) {
        double[] levels = Luminance.levels(image);
        long[] counts = new long[LEVELS];
        for (double level : levels) {
            counts[(int) Math.round(level)]++;
        }
        double[] shares = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            shares[level] = (double) counts[level] / levels.length;
        }
        return new Histogram(shares);
    }

    /** The target that changes a set least: every picture counts alike, whatever its size. */
    public static Histogram average(List<Histogram> pictures) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("no pictures to match");
        }
        double[] shares = new double[LEVELS];
        for (Histogram picture : pictures) {
            for (int level = 0; level < LEVELS; level++) {
                shares[level] += picture.shares[level] / pictures.size();
            }
        }
        return new Histogram(shares);
    }
}
