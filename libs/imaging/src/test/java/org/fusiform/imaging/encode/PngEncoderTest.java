package org.fusiform.imaging.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fusiform.imaging.Pictures;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PngEncoderTest {
    @ParameterizedTest
    @MethodSource
    void whatIsWrittenIsReadBack(RgbImage image) throws Exception {
        for (byte[] png : new byte[][] {PngEncoder.stored(image), PngEncoder.compressed(image)}) {
            // When
            RgbImage read = new ImageDecoder(DecodeLimits.DEFAULT).decode(png);

            // Then
            assertThat(read.width()).isEqualTo(image.width());
            assertThat(read.height()).isEqualTo(image.height());
            assertThat(read.rgb()).isEqualTo(image.rgb());
        }
    }

    /** The last ones take several stored blocks. */
    static Stream<RgbImage> whatIsWrittenIsReadBack() {
        return Stream.of(Pictures.coloured(1, 1), Pictures.coloured(7, 3), Pictures.coloured(300, 200))
                .flatMap(image -> Stream.of(image, Pictures.gray(image)));
    }

    @Test
    void aGrayImageTakesOneByteAPixel() {
        // Given
        RgbImage image = Pictures.gray(Pictures.coloured(200, 100));

        // When
        byte[] png = PngEncoder.stored(image);

        // Then
        assertThat(png).hasSizeBetween(20_000, 20_300);
    }

    @Test
    void compressionMakesItSmaller() {
        // Given
        byte[] white = new byte[300 * 200 * 3];
        Arrays.fill(white, (byte) 255);

        // When
        byte[] png = PngEncoder.compressed(new RgbImage(300, 200, white));

        // Then
        assertThat(png).hasSizeLessThan(1000);
    }
}
