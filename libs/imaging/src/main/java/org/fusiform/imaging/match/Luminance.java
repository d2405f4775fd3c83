package org.fusiform.imaging.match;

import java.util.List;
import org.fusiform.imaging.decode.RgbImage;

/**
 * What a picture's luminance is like: 0.299 R + 0.587 G + 0.114 B (Rec. 601, as SHINE's grayscale conversion).
 *
 * @param mean in levels, 0 … 255
 * @param contrast standard deviation over the pixels, in levels
 */
public record Luminance(double mean, double contrast) {
    public static Luminance of(RgbImage image) {
        return of(levels(image));
    }

    /** The target that changes a set least: mean and contrast averaged over its pictures. */
    public static Luminance average(List<Luminance> pictures) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("no pictures to match");
        }
        double mean = 0;
        double contrast = 0;
        for (Luminance picture : pictures) {
            mean += picture.mean;
            contrast += picture.contrast;
        }
        return new Luminance(mean / pictures.size(), contrast / pictures.size());
    }

    static Luminance of(double[] levels) {
        double sum = 0;
        for (double level : levels) {
            sum += level;
        }
        double mean = sum / levels.length;
        double squares = 0;
        for (double level : levels) {
            squares += (level - mean) * (level - mean);
        }
        return new Luminance(mean, Math.sqrt(squares / levels.length));
    }

    /** Of every pixel; of a gray one exactly its level. */
    static double[] levels(RgbImage image) {
        byte[] rgb = image.rgb();
        double[] levels = new double[rgb.length / 3];
        for (int i = 0; i < levels.length; i++) {
            int red = rgb[3 * i] & 0xff;
            int green = rgb[3 * i + 1] & 0xff;
            int blue = rgb[3 * i + 2] & 0xff;
            levels[i] = (299 * red + 587 * green + 114 * blue) / 1000.0;
        }
        return levels;
    }
}
