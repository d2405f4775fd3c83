package org.fusiform.imaging.match;

import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;

/**
 * Gives pictures one mean luminance and one contrast, as SHINE's lumMatch does (Willenbockel et al. 2010). What has to be
 * cut at black or white is made up for by the rest; colour differences are kept.
 */
public record LuminanceMatch(Luminance target) {
    private static final int ROUNDS = 40;
    private static final double CLOSE = 0.01;

    public LuminanceMatch {
        if (!(target.mean() > 0 && target.mean() < 255 && target.contrast() > 0)) {
            throw new IllegalArgumentException("no picture has a mean of " + target.mean() + " and a contrast of "
                    + target.contrast() + " in levels of 0 to 255");
        }
    }

    /** Refuses a picture of one single luminance, which has no contrast to scale. */
    public RgbImage of(RgbImage image) throws ImageRefused {
        double[] levels = Luminance.levels(image);
        if (Luminance.of(levels).contrast() < CLOSE) {
            throw new ImageRefused("is all of one luminance: there is no contrast to match; leave it out of the set");
        }
        return Recoloured.of(image, levels, of(levels));
    }

    /** Of levels on any scale, at least two of them different, to levels within 0 … 255. */
    public double[] of(double[] levels) {
        Luminance own = Luminance.of(levels);
        double scale = target.contrast() / own.contrast();
        double middle = target.mean();
        double[] matched = levels;
        for (int round = 0; round < ROUNDS; round++) {
            matched = scaled(levels, own.mean(), scale, middle);
            Luminance now = Luminance.of(matched);
            double darker = target.mean() - now.mean();
            if (Math.abs(darker) < CLOSE && Math.abs(target.contrast() - now.contrast()) < CLOSE) {
                break;
            }
            middle += darker;
            scale *= target.contrast() / now.contrast();
        }
        return matched;
    }

    private static double[] scaled(double[] levels, double mean, double scale, double middle) {
        double[] scaled = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            scaled[i] = Math.clamp((levels[i] - mean) * scale + middle, 0.0, 255.0);
        }
        return scaled;
    }
}
