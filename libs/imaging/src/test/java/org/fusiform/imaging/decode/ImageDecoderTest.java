package org.fusiform.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fusiform.imaging.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        byte[] raw = Jpegs.flatJpeg(60, 128, 128, 200);

        // When
        RgbImage cmyk = decoder.decode(Jpegs.withAdobe(raw, 0));
        RgbImage ycck = decoder.decode(Jpegs.withAdobe(raw, 2));

        // Then: inks are stored inverted
        assertThat(cmyk.rgb()[0] & 0xff).isBetween(45, 49);
        assertThat(cmyk.rgb()[1] & 0xff).isBetween(98, 102);
        assertThat(ycck.rgb()[0]).isEqualTo(ycck.rgb()[1]).isEqualTo(ycck.rgb()[2]);
        assertThat(ycck.rgb()[0] & 0xff).isBetween(150, 156);
    }

    @Test
    void anRgbJpegThatSaysSoIsLeftAlone() throws Exception {
        // Given
        byte[] raw = Jpegs.flatJpeg(200, 100, 50);

        // When
        RgbImage rgb = decoder.decode(Jpegs.withAdobe(raw, 0));
        RgbImage ycc = decoder.decode(Jpegs.withAdobe(raw, 1));

        // Then
        assertThat(rgb.rgb()[0] & 0xff).isBetween(198, 202);
        assertThat(rgb.rgb()[1] & 0xff).isBetween(98, 102);
        assertThat(ycc.rgb()[0] & 0xff).isNotEqualTo(rgb.rgb()[0] & 0xff);
    }

    @Test
    void coloursAreTheSameWhoeverMakesThem() throws Exception {
        // Given: JFIF says what Adobe's marker says in words of its own
        byte[] jfif = Fixtures.read("rgb.jpg");
        byte[] adobe = Jpegs.withAdobe(Jpegs.without(jfif, 0xe0), 1);

        // When, then
        assertThat(decoder.decode(adobe).rgb()).isEqualTo(decoder.decode(jfif).rgb());
    }

    @Test
    void aMarkerTooShortForJfifIsNone() throws Exception {
        // Given: components that are named R, G and B
        byte[] named = Jpegs.renamed(Jpegs.flatJpeg(200, 100, 50), 'R', 'G', 'B');

        // When
        RgbImage ycc = decoder.decode(Jpegs.inserted(named, 0xe0, Jpegs.JFIF));
        RgbImage rgb = decoder.decode(Jpegs.inserted(named, 0xe0, Arrays.copyOf(Jpegs.JFIF, 5)));

        // Then
        assertThat(rgb.rgb()[0] & 0xff).isBetween(198, 202);
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

    @Test
    void metadataOfAJpegNeverReachesTheDecoder() throws Exception {
        // Given: a profile that is none, and a comment
        byte[] jpeg = Fixtures.read("rgb.jpg");
        byte[] profile = new byte[400];
        byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, profile, 0, name.length);
        byte[] loaded = Jpegs.inserted(Jpegs.inserted(jpeg, 0xe2, profile), 0xfe, new byte[10]);

        // When
        JpegHeader header = JpegHeader.of(loaded);

        // Then
        assertThat(header.bare()).isEqualTo(JpegHeader.of(jpeg).bare());
        assertThat(decoder.decode(loaded).rgb()).isEqualTo(decoder.decode(jpeg).rgb());
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
