package org.fusiform.imaging.scramble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fusiform.imaging.Pictures;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;

class PhaseScrambleTest {
    private static final int WIDTH = 45;
    private static final int HEIGHT = 32;
    private final RgbImage image = Pictures.coloured(WIDTH, HEIGHT);

    @Test
    void theAmplitudeSpectrumIsKeptAndThePhaseIsNot() {
        // When
        double[][] scrambled = PhaseScramble.unclipped(image, 7);

        // Then
        int turned = 0;
        for (int channel = 0; channel < 3; channel++) {
            double[][] before = spectrum(channel(image, channel));
            double[][] after = spectrum(scrambled[channel]);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                double amplitude = Math.hypot(before[0][i], before[1][i]);
                assertThat(Math.hypot(after[0][i], after[1][i]))
                        .as("amplitude %d of channel %d", i, channel)
                        .isCloseTo(amplitude, within(1e-7));
                double cosine = (before[0][i] * after[0][i] + before[1][i] * after[1][i]) / (amplitude * amplitude);
                turned += cosine < 0.9 ? 1 : 0;
            }
        }
        assertThat(turned).as("frequencies whose phase is another").isGreaterThan(3 * WIDTH * HEIGHT * 3 / 4);
    }

    @Test
    void theMeanIsKept() {
        // When
        double[][] scrambled = PhaseScramble.unclipped(image, 7);

        // Then
        for (int channel = 0; channel < 3; channel++) {
            assertThat(mean(scrambled[channel])).isCloseTo(mean(channel(image, channel)), within(1e-9));
        }
    }

    @Test
    void colourStaysRegisteredBecauseEveryChannelIsTurnedByTheSamePhase() {
        // When
        double[][] scrambled = PhaseScramble.unclipped(image, 7);

        // Then
        double[] phase = differences(spectrum(channel(image, 0)), spectrum(scrambled[0]));
        for (int channel = 1; channel < 3; channel++) {
            double[] other = differences(spectrum(channel(image, channel)), spectrum(scrambled[channel]));
            for (int i = 0; i < phase.length; i++) {
                assertThat(Math.cos(other[i] - phase[i]))
                        .as("frequency %d of channel %d", i, channel)
                        .isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void aGrayImageStaysGray() {
        assertThat(PhaseScramble.of(Pictures.gray(image), 7).isGray()).isTrue();
    }

    @Test
    void aColouredImageComesOutAsItsChannelsOneByOne() {
        // Given
        RgbImage red = Pictures.gray(image);

        // When
        RgbImage coloured = PhaseScramble.of(image, 7);
        RgbImage alone = PhaseScramble.of(red, 7);

        // Then
        for (int i = 0; i < coloured.rgb().length; i += 3) {
            assertThat(coloured.rgb()[i]).isEqualTo(alone.rgb()[i]);
        }
    }

    @Test
    void theSeedDecides() {
        // When
        byte[] first = PhaseScramble.of(image, 7).rgb();

        // Then
        assertThat(PhaseScramble.of(image, 7).rgb()).isEqualTo(first);
        assertThat(PhaseScramble.of(image, 8).rgb()).isNotEqualTo(first);
    }

    private static double[] differences(double[][] before, double[][] after) {
        double[] differences = new double[before[0].length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = Math.atan2(after[1][i], after[0][i]) - Math.atan2(before[1][i], before[0][i]);
        }
        return differences;
    }

    private static double[] channel(RgbImage image, int channel) {
        double[] values = new double[image.rgb().length / 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.rgb()[3 * i + channel] & 0xff;
        }
        return values;
    }

    private static double[][] spectrum(double[] values) {
        double[][] spectrum = {values.clone(), new double[values.length]};
        new Spectrum(WIDTH, HEIGHT).forward(spectrum[0], spectrum[1]);
        return spectrum;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
