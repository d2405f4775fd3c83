package org.fusiform.imaging.sheet;

import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.preprocess.Filter;
import org.fusiform.imaging.preprocess.Resampler;

/** A picture made small enough to look at many. */
public final class Thumbnail {
    private Thumbnail() {}

    /** Its longer side becomes {@code side} pixels, the proportions stay; a smaller picture stays as it is. */
    public static RgbImage of(RgbImage image, int side) {
        int longer = Math.max(image.width(), image.height());
        if (longer <= side) {
            return image;
        }
        return Resampler.resize(
                image,
                Math.max(1, (int) Math.round((double) image.width() * side / longer)),
                Math.max(1, (int) Math.round((double) image.height() * side / longer)),
                Filter.BILINEAR);
    }
}
