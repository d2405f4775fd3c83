package org.fusiform.imaging.scramble;

/** The amplitudes of a gray picture's frequencies, from which textures without any object are made. */
public final class AmplitudeSpectrum {
    private final int width;
    private final int height;
    private final Spectrum spectrum;
    private final double[] amplitude;

    private AmplitudeSpectrum(int width, int height, Spectrum spectrum, double[] amplitude) {
        this.width = width;
        this.height = height;
        this.spectrum = spectrum;
        this.amplitude = amplitude;
    }

    /** Of row-major levels. */
    public static AmplitudeSpectrum of(int width, int height, double[] levels) {
        Spectrum spectrum = new Spectrum(width, height);
        double[] re = levels.clone();
        double[] im = new double[levels.length];
        spectrum.forward(re, im);
        for (int i = 0; i < re.length; i++) {
            re[i] = Math.sqrt(re[i] * re[i] + im[i] * im[i]);
        }
        return new AmplitudeSpectrum(width, height, spectrum, re);
    }

    /** Between this one and another of the same size: 0 is this. */
    public AmplitudeSpectrum mixed(AmplitudeSpectrum other, double share) {
        double[] between = new double[amplitude.length];
        for (int i = 0; i < between.length; i++) {
            between[i] = amplitude[i] + share * (other.amplitude[i] - amplitude[i]);
        }
        return new AmplitudeSpectrum(width, height, spectrum, between);
    }

    /** A picture of these amplitudes, a mean of 0 and random phases. */
    public double[] withPhases(Seeded random) {
        int pixels = width * height;
        double[] re = new double[pixels];
        double[] im = new double[pixels];
        double[] phasor = new double[2];
        for (int i = 1; i < pixels; i++) {
            // The spectrum of a real picture: opposite frequencies are conjugate.
            int opposite = (height - i / width) % height * width + (width - i % width) % width;
            if (opposite > i) {
                turn(random, phasor);
                re[i] = amplitude[i] * phasor[0];
                im[i] = amplitude[i] * phasor[1];
                re[opposite] = re[i];
                im[opposite] = -im[i];
            } else if (opposite == i) {
                re[i] = random.unit() < 0.5 ? amplitude[i] : -amplitude[i];
            }
        }
        spectrum.inverse(re, im);
        return re;
    }

    /** A random direction, without a sine: a point of the unit disc, moved out to its edge. */
    private static void turn(Seeded random, double[] phasor) {
        double square;
        do {
            phasor[0] = random.between(-1, 1);
            phasor[1] = random.between(-1, 1);
            square = phasor[0] * phasor[0] + phasor[1] * phasor[1];
        } while (square > 1 || square < 1e-6);
        double length = Math.sqrt(square);
        phasor[0] /= length;
        phasor[1] /= length;
    }
}
