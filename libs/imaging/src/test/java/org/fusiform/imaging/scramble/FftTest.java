package org.fusiform.imaging.scramble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 12, 17, 64, 97, 100, 225, 288})
    void itIsTheSumThatDefinesTheTransform(int n) {
        // Given
        double[] re = random(n, 1);
        double[] im = random(n, 2);
        double[][] expected = naive(re, im);

        // When
        new Fft(n).forward(re, im);

        // Then
        for (int k = 0; k < n; k++) {
            assertThat(re[k]).as("real part %d of %d", k, n).isCloseTo(expected[0][k], within(1e-11 * n));
            assertThat(im[k]).as("imaginary part %d of %d", k, n).isCloseTo(expected[1][k], within(1e-11 * n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 256, 289, 1000})
    void theInverseBringsBackWhatWasTransformed(int n) {
        // Given
        double[] re = random(n, 3);
        double[] im = random(n, 4);
        Fft fft = new Fft(n);

        // When
        fft.forward(re, im);
        fft.inverse(re, im);

        // Then
        assertThat(re).containsExactly(random(n, 3), within(1e-12));
        assertThat(im).containsExactly(random(n, 4), within(1e-12));
    }

    private static double[][] naive(double[] re, double[] im) {
        int n = re.length;
        double[][] sums = new double[2][n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * (j * k % n) / n;
                sums[0][k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
                sums[1][k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
            }
        }
        return sums;
    }

    private static double[] random(int n, long seed) {
        Seeded random = new Seeded(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.between(-1, 1);
        }
        return values;
    }
}
