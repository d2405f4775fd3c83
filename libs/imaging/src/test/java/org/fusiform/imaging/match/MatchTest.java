package org.fusiform.imaging.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.imaging.Pictures;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;

class MatchTest {
    private final RgbImage coloured = Pictures.coloured(60, 40);
    private final RgbImage gray = Pictures.gray(Pictures.coloured(33, 21));

    @Test
    void luminanceIsTheWeightedSumOfTheChannels() {
        // Given
        RgbImage image = new RgbImage(2, 1, new byte[] {100, 0, 0, 0, 100, 0});

        // When
        Luminance luminance = Luminance.of(image);

        // Then
        assertThat(luminance.mean()).isCloseTo((29.9 + 58.7) / 2, within(1e-9));
        assertThat(luminance.contrast()).isCloseTo((58.7 - 29.9) / 2, within(1e-9));
    }

    @Test
    void meanAndContrastBecomeTheTarget() throws ImageRefused {
        // Given
        LuminanceMatch match = new LuminanceMatch(new Luminance(120, 30));

        for (RgbImage image : List.of(coloured, gray)) {
            // When
            Luminance matched = Luminance.of(match.of(image));

            // Then
            assertThat(matched.mean()).isCloseTo(120, within(0.1));
            assertThat(matched.contrast()).isCloseTo(30, within(0.1));
        }
    }

    @Test
    void whatIsCutAtBlackAndWhiteIsMadeUpFor() throws ImageRefused {
        // Given: a contrast that only a nearly black and white picture has
        LuminanceMatch match = new LuminanceMatch(new Luminance(127.5, 90));

        // When
        RgbImage matched = match.of(gray);

        // Then
        assertThat(Luminance.of(matched).contrast()).isCloseTo(90, within(0.3));
        assertThat(Luminance.of(matched).mean()).isCloseTo(127.5, within(0.3));
        assertThat(matched.isGray()).isTrue();
    }

    @Test
    void colourDifferencesAreKept() throws ImageRefused {
        // When
        RgbImage matched = new LuminanceMatch(new Luminance(127, 10)).of(coloured);

        // Then
        for (int i = 0; i < coloured.rgb().length; i += 3) {
            int before = (coloured.rgb()[i] & 0xff) - (coloured.rgb()[i + 2] & 0xff);
            int after = (matched.rgb()[i] & 0xff) - (matched.rgb()[i + 2] & 0xff);
            assertThat(after).isCloseTo(before, within(1));
        }
    }

    @Test
    void aPictureOfOneLuminanceHasNoContrastToMatch() {
        assertThatThrownBy(() -> new LuminanceMatch(new Luminance(127, 10)).of(new RgbImage(2, 2, new byte[12])))
                .isInstanceOf(ImageRefused.class)
                .hasMessageContaining("one luminance");
    }

    @Test
    void targetsThatNoPictureHasAreRefused() {
        assertThatThrownBy(() -> new LuminanceMatch(new Luminance(300, 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LuminanceMatch(new Luminance(127, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Luminance.average(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Histogram.average(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAverageIsOverPictures() {
        assertThat(Luminance.average(List.of(new Luminance(100, 10), new Luminance(120, 30))))
                .isEqualTo(new Luminance(110, 20));
    }

    @Test
    void histogramsBecomeTheAverageOfTheSet() {
        // Given
        RgbImage dark = Pictures.gray(Pictures.coloured(40, 30));
        RgbImage bright = brighter(gray, 90);
        Histogram target = Histogram.average(List.of(Histogram.of(dark), Histogram.of(bright)));
        HistogramMatch match = new HistogramMatch(target);

        for (RgbImage image : List.of(dark, bright)) {
            // When
            Histogram matched = Histogram.of(match.of(image));

            // Then: to the pixel
            double cumulatedTarget = 0;
            double cumulated = 0;
            for (int level = 0; level < Histogram.LEVELS; level++) {
                cumulatedTarget += target.shares()[level];
                cumulated += matched.shares()[level];
                assertThat(cumulated)
                        .as("level %d", level)
                        .isCloseTo(cumulatedTarget, within(0.51 / (image.width() * image.height())));
            }
        }
    }

    @Test
    void matchingAHistogramKeepsTheOrderOfLevels() {
        // Given
        RgbImage image = Pictures.gray(Pictures.coloured(30, 30));
        Histogram target = Histogram.of(brighter(image, 60));

        // When
        RgbImage matched = new HistogramMatch(target).of(image);

        // Then
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Integer.compare(image.rgb()[3 * a] & 0xff, image.rgb()[3 * b] & 0xff));
        for (int k = 1; k < order.size(); k++) {
            int before = order.get(k - 1);
            int after = order.get(k);
            if (image.rgb()[3 * before] != image.rgb()[3 * after]) {
                assertThat(matched.rgb()[3 * after] & 0xff).isGreaterThanOrEqualTo(matched.rgb()[3 * before] & 0xff);
            }
        }
    }

    @Test
    void amongEqualLevelsThoseWithABrighterNeighbourhoodBecomeBrighter() {
        // Given: one level but for a bright pixel at the right
        byte[] rgb = new byte[9 * 3];
        java.util.Arrays.fill(rgb, (byte) 50);
        java.util.Arrays.fill(rgb, 24, 27, (byte) 200);
        RgbImage image = new RgbImage(9, 1, rgb);
        double[] shares = new double[Histogram.LEVELS];
        for (int i = 0; i < 9; i++) {
            shares[100 + 10 * i] = 1 / 9.0;
        }

        // When
        RgbImage matched = new HistogramMatch(new Histogram(shares)).of(image);

        // Then
        assertThat(matched.rgb()[0] & 0xff).isEqualTo(100);
        assertThat(matched.rgb()[7 * 3] & 0xff).isGreaterThanOrEqualTo(160);
        assertThat(matched.rgb()[8 * 3] & 0xff).isEqualTo(180);
    }

    private static RgbImage brighter(RgbImage image, int by) {
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.min(255, (rgb[i] & 0xff) + by);
        }
        return new RgbImage(image.width(), image.height(), rgb);
    }
}
