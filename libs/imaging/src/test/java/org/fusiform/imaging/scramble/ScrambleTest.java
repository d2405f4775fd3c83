package org.fusiform.imaging.scramble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.fusiform.imaging.Pictures;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScrambleTest {
    private final RgbImage image = Pictures.coloured(60, 44);

    @ParameterizedTest
    @EnumSource
    void itDependsOnTheSeedAndOnTheStimulus(Scramble scramble) throws Exception {
        // When
        byte[] rgb = scramble.of(image, 7, "abc").rgb();

        // Then
        assertThat(scramble.of(image, 7, "abc").rgb()).isEqualTo(rgb);
        assertThat(scramble.of(image, 8, "abc").rgb()).isNotEqualTo(rgb);
        assertThat(scramble.of(image, 7, "abd").rgb()).isNotEqualTo(rgb);
    }

    @ParameterizedTest
    @CsvSource({
        "PHASE, 6e76fa967a49282f4c432d2deb86ea35ce2484212ca677c1d66fd4c3b79b8e44",
        "TILE, 239611e3583be42eb7b1f4a0a32a8c66d2934ec3e6edad5c93474befd8651373"
    })
    void theBytesAreTheSameForEver(Scramble scramble, String sha256) throws Exception {
        // When
        byte[] rgb = scramble.of(image, 7, "abc").rgb();

        // Then
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rgb)))
                .isEqualTo(sha256);
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(Scramble.ids()).containsExactly("phase", "tile");
        assertThat(Scramble.named("tile")).contains(Scramble.TILE);
        assertThat(Scramble.named("shuffle")).isEmpty();
    }

    @Test
    void anImageTooSmallForTheTilesIsRefused() {
        assertThatThrownBy(() -> Scramble.TILE.of(Pictures.coloured(40, 15), 1, "abc"))
                .isInstanceOf(ImageRefused.class)
                .hasMessage("is of 40 × 15 pixels, too small for 16 × 16 tiles");
    }

    @Test
    void anImageWhoseSpectrumWouldTakeGigabytesIsRefused() {
        RgbImage large = new RgbImage(4096, 2049, new byte[4096 * 2049 * 3]);
        assertThatThrownBy(() -> Scramble.PHASE.of(large, 1, "abc"))
                .isInstanceOf(ImageRefused.class)
                .hasMessageContaining("is of 4096 × 2049 pixels, too large");
    }
}
