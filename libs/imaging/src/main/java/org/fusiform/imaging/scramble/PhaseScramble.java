package org.fusiform.imaging.scramble;

import org.fusiform.imaging.decode.RgbImage;

/**
 * Keeps an image's amplitude spectrum and destroys its phase: the phase of a real noise image is added, the same to every
 * channel so that colours stay registered, and none to the mean. The result is real, because the noise is.
 */
public final class PhaseScramble {
    private PhaseScramble() {}

    /** Clipped to bytes. The same seed and image give the same bytes on every machine. */
    public static RgbImage of(RgbImage image, long seed) {
        double[][] channels = unclipped(image, seed);
        byte[] rgb = new byte[image.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.clamp(Math.round(channels[i % 3][i / 3]), 0, 255);
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    /** Per channel, row-major, before clipping. */
    static double[][] unclipped(RgbImage image, long seed) {
        int pixels = image.width() * image.height();
        Spectrum spectrum = new Spectrum(image.width(), image.height());
        double[] cos = new double[pixels];
        double[] sin = new double[pixels];
        phasors(spectrum, new Seeded(seed), cos, sin);
        // What turns a real picture into a real one turns two of them at once, one as the imaginary part of the other.
        double[] red = channel(image, 0);
        boolean gray = image.isGray();
        double[] green = gray ? new double[pixels] : channel(image, 1);
        turn(spectrum, red, green, cos, sin);
        if (gray) {
            return new double[][] {red, red, red};
        }
        double[] blue = channel(image, 2);
        turn(spectrum, blue, new double[pixels], cos, sin);
        return new double[][] {red, green, blue};
    }

    /** Of the frequencies of noise; that of the mean, and of a frequency that the noise lacks, turns nothing. */
    private static void phasors(Spectrum spectrum, Seeded noise, double[] cos, double[] sin) {
        for (int i = 0; i < cos.length; i++) {
            cos[i] = noise.unit();
        }
        spectrum.forward(cos, sin);
        for (int i = 0; i < cos.length; i++) {
            double amplitude = Math.sqrt(cos[i] * cos[i] + sin[i] * sin[i]);
            boolean turns = i > 0 && amplitude > 0;
            cos[i] = turns ? cos[i] / amplitude : 1;
            sin[i] = turns ? sin[i] / amplitude : 0;
        }
    }

    private static double[] channel(RgbImage image, int channel) {
        double[] levels = new double[image.rgb().length / 3];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = image.rgb()[3 * i + channel] & 0xff;
        }
        return levels;
    }

    private static void turn(Spectrum spectrum, double[] re, double[] im, double[] cos, double[] sin) {
        spectrum.forward(re, im);
        for (int i = 0; i < re.length; i++) {
            double turned = re[i] * cos[i] - im[i] * sin[i];
            im[i] = re[i] * sin[i] + im[i] * cos[i];
            re[i] = turned;
        }
        spectrum.inverse(re, im);
    }
}
