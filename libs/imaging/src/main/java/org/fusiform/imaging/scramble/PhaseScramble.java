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
            rgb[i] = (byte) Math.clamp(StrictMath.round(channels[i % 3][i / 3]), 0, 255);
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }

    /** Per channel, row-major, before clipping. */
    static double[][] unclipped(RgbImage image, long seed) {
        int pixels = image.width() * image.height();
        Spectrum spectrum = new Spectrum(image.width(), image.height());
        double[] noiseRe = new double[pixels];
        double[] noiseIm = new double[pixels];
        Seeded noise = new Seeded(seed);
        for (int i = 0; i < pixels; i++) {
            noiseRe[i] = noise.unit();
        }
        spectrum.forward(noiseRe, noiseIm);
        double[][] channels = new double[3][];
        channels[0] = scrambled(image, 0, spectrum, noiseRe, noiseIm);
        boolean gray = image.isGray();
        for (int channel = 1; channel < 3; channel++) {
            channels[channel] = gray ? channels[0] : scrambled(image, channel, spectrum, noiseRe, noiseIm);
        }
        return channels;
    }

    private static double[] scrambled(
            RgbImage image, int channel, Spectrum spectrum, double[] noiseRe, double[] noiseIm) {
        double[] re = new double[noiseRe.length];
        double[] im = new double[noiseRe.length];
        for (int i = 0; i < re.length; i++) {
            re[i] = image.rgb()[3 * i + channel] & 0xff;
        }
        spectrum.forward(re, im);
        for (int i = 1; i < re.length; i++) {
            double amplitude = Math.sqrt(noiseRe[i] * noiseRe[i] + noiseIm[i] * noiseIm[i]);
            if (amplitude > 0) {
                // Multiplying by the noise's unit phasor adds its phase.
                double cos = noiseRe[i] / amplitude;
                double sin = noiseIm[i] / amplitude;
                double turned = re[i] * cos - im[i] * sin;
                im[i] = re[i] * sin + im[i] * cos;
                re[i] = turned;
            }
        }
        spectrum.inverse(re, im);
        return re;
    }
}
