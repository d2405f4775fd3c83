package org.fusiform.imaging.scramble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AmplitudeSpectrumTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 15;

    @Test
    void aTextureHasTheAmplitudesAndAMeanOfNothing() {
        // Given
        double[] levels = levels(1);

        // When
        double[] texture = AmplitudeSpectrum.of(WIDTH, HEIGHT, levels).withPhases(new Seeded(4));

        // Then
        double[] before = amplitudes(levels);
        double[] after = amplitudes(texture);
        assertThat(after[0]).isCloseTo(0, within(1e-9));
        for (int i = 1; i < before.length; i++) {
            assertThat(after[i]).as("frequency %d", i).isCloseTo(before[i], within(1e-9));
        }
        assertThat(AmplitudeSpectrum.of(WIDTH, HEIGHT, levels).withPhases(new Seeded(4)))
                .isEqualTo(texture);
        assertThat(AmplitudeSpectrum.of(WIDTH, HEIGHT, levels).withPhases(new Seeded(5)))
                .isNotEqualTo(texture);
    }

    @Test
    void aMixtureLiesBetween() {
        // Given
        double[] one = amplitudes(levels(1));
        double[] other = amplitudes(levels(2));

        // When
        double[] mixed = amplitudes(AmplitudeSpectrum.of(WIDTH, HEIGHT, levels(1))
                .mixed(AmplitudeSpectrum.of(WIDTH, HEIGHT, levels(2)), 0.25)
                .withPhases(new Seeded(4)));

        // Then
        for (int i = 1; i < mixed.length; i++) {
            assertThat(mixed[i]).isCloseTo(0.75 * one[i] + 0.25 * other[i], within(1e-9));
        }
    }

    private static double[] levels(long seed) {
        Seeded random = new Seeded(seed);
        double[] levels = new double[WIDTH * HEIGHT];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = random.unit();
        }
        return levels;
    }

    private static double[] amplitudes(double[] levels) {
        double[] re = levels.clone();
        double[] im = new double[levels.length];
        new Spectrum(WIDTH, HEIGHT).forward(re, im);
        for (int i = 0; i < re.length; i++) {
            re[i] = Math.hypot(re[i], im[i]);
        }
        return re;
    }
}
