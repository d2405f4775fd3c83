package org.fusiform.imaging.decode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no image, or would cost too much to be one. */
class RefusedImagesTest {
    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);

    @ParameterizedTest
    @MethodSource
    void bombsAreRefusedByTheSizeTheyDeclare(String name, byte[] bomb) {
        assertThatThrownBy(() -> decoder.decode(bomb))
                .as(name)
                .isInstanceOf(ImageRefused.class)
                .hasMessageContaining("declares")
                .hasMessageContaining("limit");
    }

    static Stream<Arguments> bombsAreRefusedByTheSizeTheyDeclare() throws IOException {
        byte[] png = Fixtures.read("rgb.png");
        ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        byte[] gif = Fixtures.read("palette.gif");
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 60_000)
                .putShort(8, (short) 60_000);
        byte[] jpeg = Fixtures.read("rgb.jpg");
        int frame = Jpegs.marker(jpeg, 0xc0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        byte[] webp = Fixtures.read("lossless.webp");
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(21, 0x0fffffff);
        return Stream.of(
                Arguments.of("png", png),
                Arguments.of("gif", gif),
                Arguments.of("jpeg", jpeg),
                Arguments.of("webp", webp));
    }

    @Test
    void aBitmapThatIsSmallerThanItDeclaresIsRefusedBeforeItIsDecoded() throws Exception {
        // Given
        byte[] bmp = Fixtures.read("rgb.bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 30_000).putInt(22, 30_000);

        // Then
        assertThatThrownBy(() -> decoder.decode(bmp)).isInstanceOf(ImageRefused.class);
    }

    @Test
    void deepPixelsCountForMore() {
        DecodeLimits limits = new DecodeLimits(1 << 20, 1000, 10_000);
        assertThatThrownBy(() -> limits.require(100, 80, 64))
                .isInstanceOf(ImageRefused.class)
                .hasMessageContaining("of 64 bits");
    }

    @Test
    void aJpegOfVeryManyScansIsRefused() throws Exception {
        // Given: the last scan again and again
        byte[] jpeg = Fixtures.read("progressive.jpg");
        int frame = Jpegs.marker(jpeg, 0xc2);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 5_500).putShort(frame + 7, (short) 5_500);
        int scan = Jpegs.lastMarker(jpeg, 0xda);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, scan);
        for (int i = 0; i < 60; i++) {
            many.write(jpeg, scan, jpeg.length - 2 - scan);
        }
        many.write(jpeg, jpeg.length - 2, 2);

        // Then
        assertThatThrownBy(() -> decoder.decode(many.toByteArray()))
                .isInstanceOf(ImageRefused.class)
                .hasMessageContaining("scans");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "palette.png",
                "rgb.jpg",
                "progressive.jpg",
                "cmyk.jpg",
                "lossless.webp",
                "lossy.webp",
                "animated.webp",
                "rgb.bmp",
                "palette.gif"
            })
    void aTruncatedFileIsRefused(String name) throws Exception {
        byte[] whole = Fixtures.read(name);
        for (int share = 1; share < 19; share++) {
            byte[] part = Arrays.copyOf(whole, whole.length * share / 20);
            assertThatThrownBy(() -> decoder.decode(part))
                    .as("%s, %d of %d bytes", name, part.length, whole.length)
                    .isInstanceOf(ImageRefused.class);
        }
    }

    @Test
    void whatIsNoImageIsToldByItsFirstBytes() {
        assertThatThrownBy(() -> decoder.decode("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(ImageRefused.class)
                .hasMessageContaining("<!DOCTYPE html>");
        assertThatThrownBy(() -> decoder.decode(new byte[0])).hasMessageContaining("empty");
    }
}
