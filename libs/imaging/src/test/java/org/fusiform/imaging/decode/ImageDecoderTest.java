package org.fusiform.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.fusiform.imaging.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"rgba.png", "bits.bmp", "rgb.bmp", "lossless.webp", "alpha-lossless.webp", "animated.webp"})
    void formatsWithoutLossGiveTheSamePixels(String name) throws Exception {
        // Given
        RgbImage expected = decoder.decode(Fixtures.read(name.startsWith("bits") ? "bits.png" : "rgb.png"));

        // When
        RgbImage image = decoder.decode(Fixtures.read(name));

        // Then
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(28);
        assertThat(image.rgb()).isEqualTo(expected.rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"palette.gif", "animated.gif", "palette.bmp", "palette-transparent.png"})
    void palettesAreConvertedAndOfAnimationsTheFirstFrameIsTaken(String name) throws Exception {
        // Given
        RgbImage expected = decoder.decode(Fixtures.read("palette.png"));

        // When
        RgbImage image = decoder.decode(Fixtures.read(name));

        // Then
        assertThat(image.rgb()).isEqualTo(expected.rgb());
    }

    @Test
    void alphaIsDroppedFromGrayToo() throws Exception {
        assertThat(decoder.decode(Fixtures.read("gray-alpha.png")).rgb())
                .isEqualTo(decoder.decode(Fixtures.read("gray.png")).rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb.jpg", "progressive.jpg", "gray.jpg", "cmyk.jpg"})
    void jpegsComeOutAsPilsTo2Levels(String name) throws Exception {
        // Given
        RgbImage expected = decoder.decode(Fixtures.read(name + ".expected.png"));

        // When
        RgbImage image = decoder.decode(Fixtures.read(name));

        // Then
        assertThat(furthest(image, expected)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "alpha.webp"})
    void lossyWebpsComeOutAsLibwebpsToTheBit(String name) throws Exception {
        // Given
        RgbImage expected = decoder.decode(Fixtures.read(name + ".expected.png"));

        // When
        RgbImage image = decoder.decode(Fixtures.read(name));

        // Then
        assertThat(image.rgb()).isEqualTo(expected.rgb());
    }

    @Test
    void ofSixteenBitsTheUpperEightAreTaken() throws Exception {
        // Given
        BufferedImage gray = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        gray.getRaster().setPixels(0, 0, 3, 1, new int[] {0x1234, 0xffff, 0x00ff});

        // When
        RgbImage image = decoder.decode(written(gray, "png"));

        // Then
        assertThat(image.rgb()).containsExactly(0x12, 0x12, 0x12, 0xff, 0xff, 0xff, 0, 0, 0);
    }

    @Test
    void everyChannelOfSixteenBitsIsTakenByItself() throws Exception {
        // Given
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, 3, new Point());
        raster.setPixel(0, 0, new int[] {0x1000, 0x8000, 0xfe00});
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_USHORT);

        // When
        RgbImage image = decoder.decode(written(new BufferedImage(model, raster, false, null), "png"));

        // Then
        assertThat(image.rgb()).containsExactly(0x10, 0x80, 0xfe);
    }

    @Test
    void bitmapsOfUnequalBitsAreScaledPerChannel() throws Exception {
        // Given
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_565_RGB);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {31, 63, 31, 0, 21, 10});

        // When
        RgbImage decoded = decoder.decode(written(image, "bmp"));

        // Then
        assertThat(decoded.rgb()).containsExactly(0xff, 0xff, 0xff, 0, 21 * 255 / 63, 10 * 255 / 31);
    }

    @Test
    void aYcckJpegIsCmykUnderneath() throws Exception {
        // Given: four flat components, and Adobe's marker that says what they are
        byte[] raw = flatJpeg(60, 128, 128, 200);

        // When
        RgbImage cmyk = decoder.decode(withAdobe(raw, 0));
        RgbImage ycck = decoder.decode(withAdobe(raw, 2));

        // Then: inks are stored inverted
        assertThat(cmyk.rgb()[0] & 0xff).isBetween(45, 49);
        assertThat(cmyk.rgb()[1] & 0xff).isBetween(98, 102);
        assertThat(ycck.rgb()[0]).isEqualTo(ycck.rgb()[1]).isEqualTo(ycck.rgb()[2]);
        assertThat(ycck.rgb()[0] & 0xff).isBetween(150, 156);
    }

    @Test
    void anRgbJpegThatSaysSoIsLeftAlone() throws Exception {
        // Given
        byte[] raw = flatJpeg(200, 100, 50);

        // When
        RgbImage rgb = decoder.decode(withAdobe(raw, 0));
        RgbImage ycc = decoder.decode(withAdobe(raw, 1));

        // Then
        assertThat(rgb.rgb()[0] & 0xff).isBetween(198, 202);
        assertThat(rgb.rgb()[1] & 0xff).isBetween(98, 102);
        assertThat(ycc.rgb()[0] & 0xff).isNotEqualTo(rgb.rgb()[0] & 0xff);
    }

    @Test
    void aFrameThatDoesNotFillItsScreenLiesOnIt() throws Exception {
        // Given: a GIF whose header is widened from 40 × 28 to 50 × 30
        byte[] gif = Fixtures.read("palette.gif");
        RgbImage frame = decoder.decode(gif);
        gif[6] = 50;
        gif[8] = 30;

        // When
        RgbImage screen = decoder.decode(gif);

        // Then
        assertThat(screen.width()).isEqualTo(50);
        assertThat(screen.height()).isEqualTo(30);
        for (int y = 0; y < 28; y++) {
            assertThat(Arrays.equals(screen.rgb(), y * 150, y * 150 + 120, frame.rgb(), y * 120, y * 120 + 120))
                    .isTrue();
        }
    }

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
        int frame = marker(jpeg, 0xc0);
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
        int frame = marker(jpeg, 0xc2);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 6_000).putShort(frame + 7, (short) 6_000);
        int scan = lastMarker(jpeg, 0xda);
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

    @Test
    void metadataOfAJpegNeverReachesTheDecoder() throws Exception {
        // Given: a profile that is none, and a comment
        byte[] jpeg = Fixtures.read("rgb.jpg");
        byte[] profile = new byte[400];
        byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, profile, 0, name.length);
        byte[] loaded = inserted(inserted(jpeg, 0xe2, profile), 0xfe, new byte[10]);

        // When
        JpegHeader header = JpegHeader.of(loaded);

        // Then
        assertThat(header.bare()).isEqualTo(JpegHeader.of(jpeg).bare());
        assertThat(decoder.decode(loaded).rgb()).isEqualTo(decoder.decode(jpeg).rgb());
    }

    private static byte[] flatJpeg(int... components) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, components.length, new Point());
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, components);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] withAdobe(byte[] jpeg, int transform) {
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return inserted(jpeg, 0xee, adobe);
    }

    /** A segment after the start marker. */
    private static byte[] inserted(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static int marker(byte[] jpeg, int marker) {
        int at = 0;
        while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) marker) {
            at++;
        }
        return at;
    }

    private static int lastMarker(byte[] jpeg, int marker) {
        int at = jpeg.length - 2;
        while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) marker) {
            at--;
        }
        return at;
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static int furthest(RgbImage image, RgbImage expected) {
        assertThat(image.rgb()).hasSameSizeAs(expected.rgb());
        int furthest = 0;
        for (int i = 0; i < image.rgb().length; i++) {
            furthest = Math.max(furthest, Math.abs((image.rgb()[i] & 0xff) - (expected.rgb()[i] & 0xff)));
        }
        return furthest;
    }

    @Test
    void manyThreadsMayDecodeAtOnce() throws Exception {
        // Given
        byte[] jpeg = Fixtures.read("rgb.jpg");
        RgbImage alone = decoder.decode(jpeg);

        // When
        var all = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> Pictures.unchecked(() -> decoder.decode(jpeg)))
                .toList();

        // Then
        assertThat(all).allSatisfy(image -> assertThat(image.rgb()).isEqualTo(alone.rgb()));
    }
}
