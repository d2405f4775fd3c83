package org.fusiform.imaging.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fusiform.imaging.decode.vp8.Vp8Frame;

/**
 * Decodes untrusted bytes to RGB as PIL's {@code convert("RGB")} does: alpha dropped, EXIF orientation ignored, CMYK and
 * palette converted, grayscale replicated, the first frame of an animation. Of samples of 16 bits the upper 8 are taken.
 * Thread-safe.
 */
public final class ImageDecoder {
    private final DecodeLimits limits;

    public ImageDecoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /** An {@link ImageRefused} for whatever is no whole image within the limits; nothing else is thrown for any bytes. */
    public RgbImage decode(byte[] bytes) throws ImageRefused {
        if (bytes.length > limits.bytes()) {
            throw new ImageRefused(bytes.length + " bytes, over the limit of " + limits.bytes());
        }
        ImageFormat format = ImageFormat.of(bytes).orElseThrow(() -> new ImageRefused(FirstBytes.describe(bytes)));
        try {
            return switch (format) {
                case JPEG -> JpegDecoder.decode(bytes, limits);
                case PNG, BMP -> plain(format, bytes);
                case GIF -> gif(bytes);
                case WEBP -> webp(bytes);
            };
        } catch (IOException | RuntimeException e) {
            // The readers meet hostile bytes with any exception at all; for us they mean one thing.
            throw new ImageRefused("a damaged or truncated " + format + ": " + e.getMessage(), e);
        }
    }

    private RgbImage plain(ImageFormat format, byte[] bytes) throws IOException, ImageRefused {
        return read(ImageReaders.ofTheJdk(format.readerName()), bytes, (reader, image) -> Rgb.of(image));
    }

    private RgbImage gif(byte[] bytes) throws IOException, ImageRefused {
        int[] screen = GifScreen.size(bytes);
        limits.require(screen[0], screen[1]);
        return read(
                ImageReaders.ofTheJdk("gif"),
                bytes,
                (reader, image) -> GifScreen.of(reader, image, screen[0], screen[1]));
    }

    private RgbImage webp(byte[] bytes) throws IOException, ImageRefused {
        WebpFrame frame = WebpFrame.of(bytes);
        limits.require(frame.width(), frame.height());
        RgbImage picture = frame.lossy()
                ? Vp8Frame.decode(frame.stream(), frame.pictureWidth(), frame.pictureHeight())
                : read(ImageReaders.webp(), frame.simpleFile(), (reader, image) -> Rgb.of(image));
        if (picture.width() == frame.width() && picture.height() == frame.height()) {
            return picture;
        }
        RgbImage canvas = new RgbImage(frame.width(), frame.height(), new byte[frame.width() * frame.height() * 3]);
        Rgb.paste(picture, canvas, frame.x(), frame.y());
        return canvas;
    }

    private RgbImage read(ImageReader reader, byte[] bytes, Reading reading) throws IOException, ImageRefused {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            limits.require(reader.getWidth(0), reader.getHeight(0), depth(reader));
            return reading.rgb(reader, reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    /** Bits of a pixel as it is decoded. */
    private static int depth(ImageReader reader) throws IOException {
        int[] bits = reader.getImageTypes(0).next().getSampleModel().getSampleSize();
        return IntStream.of(bits).sum();
    }

    @FunctionalInterface
    private interface Reading {
        RgbImage rgb(ImageReader reader, BufferedImage image) throws IOException;
    }
}
