package org.fusiform.imaging.rendering;

import org.fusiform.imaging.rendering.raster.Picture;

/** Gives what was cut out a luminance of its own choice, whatever its light was. */
final class Cutout {
    private Cutout() {}

    /** Levels of the covered pixels, scaled to a mean and a standard deviation over them and cut to 0 … 1. */
    static double[] standardised(Picture picture, double mean, double deviation) {
        int pixels = picture.side() * picture.side();
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < pixels; i++) {
            weight += picture.cover(i);
            sum += picture.cover(i) * picture.level(i);
        }
        double own = sum / weight;
        double squares = 0;
        for (int i = 0; i < pixels; i++) {
            double off = picture.level(i) - own;
            squares += picture.cover(i) * off * off;
        }
        double scale = deviation / Math.sqrt(squares / weight);
        double[] levels = new double[pixels];
        for (int i = 0; i < pixels; i++) {
            levels[i] = Math.clamp((picture.level(i) - own) * scale + mean, 0.0, 1.0);
        }
        return levels;
    }
}
