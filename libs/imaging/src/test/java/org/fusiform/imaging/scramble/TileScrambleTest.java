package org.fusiform.imaging.scramble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.fusiform.imaging.Pictures;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;

class TileScrambleTest {
    private final RgbImage image = Pictures.coloured(50, 33);

    @Test
    void itIsAPermutationOfWholePixels() {
        // When
        RgbImage scrambled = TileScramble.of(image, 4, 3);

        // Then
        assertThat(scrambled.rgb()).isNotEqualTo(image.rgb());
        assertThat(pixels(scrambled)).isEqualTo(pixels(image));
    }

    @Test
    void tilesStayWhole() {
        // Given
        RgbImage quarters = quarters();

        // When
        RgbImage scrambled = TileScramble.of(quarters, 2, 3);

        // Then
        int[] colours = new int[4];
        for (int tile = 0; tile < 4; tile++) {
            colours[tile] = scrambled.rgb()[(tile / 2 * 10 * 20 + tile % 2 * 10) * 3];
            for (int i = 0; i < 100; i++) {
                int at = (tile / 2 * 10 + i / 10) * 20 + tile % 2 * 10 + i % 10;
                assertThat((int) scrambled.rgb()[at * 3]).isEqualTo(colours[tile]);
            }
        }
        assertThat(colours).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void theSeedDecides() {
        // When
        byte[] first = TileScramble.of(image, 8, 3).rgb();

        // Then
        assertThat(TileScramble.of(image, 8, 3).rgb()).isEqualTo(first);
        assertThat(TileScramble.of(image, 8, 4).rgb()).isNotEqualTo(first);
    }

    @Test
    void moreTilesThanPixelsAreRefused() {
        assertThatThrownBy(() -> TileScramble.of(image, 34, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 34 × 34 tiles in 50 × 33 pixels");
        assertThatThrownBy(() -> TileScramble.of(image, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 0 × 0 tiles in 50 × 33 pixels");
    }

    private static RgbImage quarters() {
        byte[] rgb = new byte[20 * 20 * 3];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] = (byte) (pixel % 20 / 10 + pixel / 20 / 10 * 2);
        }
        return new RgbImage(20, 20, rgb);
    }

    private static int[] pixels(RgbImage image) {
        int[] pixels = new int[image.rgb().length / 3];
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                pixels[i] = pixels[i] << 8 | image.rgb()[3 * i + channel] & 0xff;
            }
        }
        Arrays.sort(pixels);
        return pixels;
    }
}
