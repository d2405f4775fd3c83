package org.fusiform.gateway.stimulus.prepare;

import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.match.Histogram;
import org.fusiform.imaging.match.HistogramMatch;
import org.fusiform.imaging.match.Luminance;
import org.fusiform.imaging.match.LuminanceMatch;

/**
 * Gives all images of a set what they have on average. First it looks at every one; sums are of whole numbers, so that the
 * order of an archive does not change a bit.
 */
public final class SetMatch {
    /** Parts of a level, and of all pixels, that are counted. */
    private static final double PARTS = 0x1p32;

    private final Matching matching;
    private final long[] shares = new long[Histogram.LEVELS];
    private long means;
    private long contrasts;
    private int images;

    public SetMatch(Matching matching) {
        this.matching = matching;
    }

    /** Takes an image into the average. */
    public void look(RgbImage image) {
        images++;
        Luminance own = Luminance.of(image);
        means += Math.round(own.mean() * PARTS);
        contrasts += Math.round(own.contrast() * PARTS);
        if (matching == Matching.HISTOGRAM) {
            double[] levels = Histogram.of(image).shares();
            for (int level = 0; level < levels.length; level++) {
                shares[level] += Math.round(levels[level] * PARTS);
            }
        }
    }

    /** Mean and contrast averaged over the images. */
    public Luminance target() {
        return new Luminance(means / PARTS / images, contrasts / PARTS / images);
    }

    /** An image with the average of all that were looked at. */
    public RgbImage of(RgbImage image) throws ImageRefused {
        return switch (matching) {
            case LUMINANCE -> new LuminanceMatch(target()).of(image);
            case HISTOGRAM -> new HistogramMatch(histogram()).of(image);
        };
    }

    private Histogram histogram() {
        double sum = 0;
        for (long share : shares) {
            sum += share;
        }
        double[] averages = new double[Histogram.LEVELS];
        for (int level = 0; level < averages.length; level++) {
            averages[level] = shares[level] / sum;
        }
        return new Histogram(averages);
    }
}
