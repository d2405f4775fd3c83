package org.fusiform.imaging.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.fusiform.imaging.Pictures;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplerTest {
    @ParameterizedTest
    @CsvSource({
        "300, 200, 90, 60",
        "61, 40, 150, 99",
        "80, 50, 80, 25",
        "80, 50, 33, 50",
        "64, 64, 64, 64",
        "7, 500, 9, 30"
    })
    void aWindowIsThePartOfTheWholeToTheBit(int width, int height, int toWidth, int toHeight) {
        RgbImage image = Pictures.coloured(width, height);
        for (Filter filter : Filter.values()) {
            // Given
            RgbImage whole = Resampler.resize(image, toWidth, toHeight, filter);
            int left = toWidth / 4;
            int top = toHeight / 3;
            int wide = toWidth / 2;
            int high = toHeight / 2;

            // When
            RgbImage window = Resampler.window(image, toWidth, toHeight, left, top, wide, high, filter);

            // Then
            for (int y = 0; y < high; y++) {
                for (int i = 0; i < wide * 3; i++) {
                    assertThat(window.rgb()[y * wide * 3 + i])
                            .as("%s, row %d, sample %d", filter, y, i)
                            .isEqualTo(whole.rgb()[((top + y) * toWidth + left) * 3 + i]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"300, 700, 90, 60", "61, 40, 150, 99", "40, 257, 17, 257", "33, 9, 33, 5", "1, 1, 3, 7", "5, 3, 2, 1"})
    void everyLevelIsTheRoundedSumOfItsTaps(int width, int height, int toWidth, int toHeight) {
        // Given: all levels, at random
        byte[] noise = new byte[width * height * 3];
        new Random(1).nextBytes(noise);
        for (Filter filter : Filter.values()) {
            // When
            RgbImage resized = Resampler.resize(new RgbImage(width, height, noise), toWidth, toHeight, filter);

            // Then
            byte[] narrow = width == toWidth
                    ? noise
                    : summed(noise, Coefficients.of(filter, width, toWidth, 0, toWidth), 3, height);
            byte[] expected = height == toHeight
                    ? narrow
                    : summed(narrow, Coefficients.of(filter, height, toHeight, 0, toHeight), 3 * toWidth, 1);
            assertThat(resized.rgb()).as("%s", filter).isEqualTo(expected);
        }
    }

    /** One pass, sample by sample: outputs of {@code samples} levels each, in so many lines. */
    private static byte[] summed(byte[] in, Coefficients c, int samples, int lines) {
        int from = in.length / lines;
        int to = c.first().length * samples;
        byte[] out = new byte[to * lines];
        for (int i = 0; i < out.length; i++) {
            int output = i % to / samples;
            int at = i / to * from + c.first()[output] * samples + i % samples;
            long sum = 1 << (Coefficients.PRECISION - 1);
            for (int k = 0; k < c.count()[output]; k++) {
                sum += (long) c.weight()[output * c.taps() + k] * (in[at + k * samples] & 0xff);
            }
            out[i] = (byte) Math.clamp(sum >> Coefficients.PRECISION, 0, 255);
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource
    void aFlatPictureStaysFlat(Filter filter) {
        // Given
        RgbImage flat = new RgbImage(50, 40, new byte[6000]);
        java.util.Arrays.fill(flat.rgb(), (byte) 201);

        // When
        RgbImage resized = Resampler.resize(flat, 17, 93, filter);

        // Then
        assertThat(resized.rgb()).containsOnly((byte) 201);
    }

    @Test
    void halvingAveragesWithTheTriangleOfTwiceTheWidth() {
        // Given: a step from 0 to 80 in the middle of eight
        byte[] rgb = new byte[24];
        java.util.Arrays.fill(rgb, 12, 24, (byte) 80);

        // When
        RgbImage half = Resampler.resize(new RgbImage(8, 1, rgb), 4, 1, Filter.BILINEAR);

        // Then: weights 1, 3, 3, 1 of 8
        assertThat(Stream.of(0, 3, 6, 9).map(i -> (int) half.rgb()[i])).containsExactly(0, 10, 70, 80);
    }

    @Test
    void aStripOfExtremeProportionsCostsNoMoreThanItsCrop() {
        // Given: resized as a whole it would take 4 million columns
        RgbImage strip = Pictures.coloured(16_384, 1);

        // When
        RgbImage seen = Pipeline.IMAGENET_256_BILINEAR.pixels(strip);

        // Then
        assertThat(seen.width()).isEqualTo(224);
        assertThat(seen.height()).isEqualTo(224);
        assertThat(seen.rgb()[0]).isEqualTo(seen.rgb()[223 * 224 * 3]);
    }
}
