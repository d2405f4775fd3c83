package org.fusiform.imaging.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes untrusted bytes to RGB as PIL's {@code convert("RGB")} does: alpha dropped, EXIF orientation ignored, CMYK and
 * palette converted, grayscale replicated, the first frame of an animation. Thread-safe.
 */
public final class ImageDecoder {
    static {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

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
        ImageReader reader = readerOf(format);
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            requireWithinLimits(reader.getWidth(0), reader.getHeight(0));
            return read(reader);
        } catch (ImageRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            // The readers meet hostile bytes with any exception at all; for us they mean one thing.
            throw new ImageRefused("a damaged or truncated " + format + ": " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerOf(ImageFormat format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.readerName());
        ImageReader fallback = null;
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (format != ImageFormat.JPEG || reader.getClass().getName().startsWith("com.twelvemonkeys")) {
                return reader;
            }
            fallback = reader;
        }
        if (fallback == null) {
            throw new IllegalStateException("no reader for " + format + " on the class path");
        }
        return fallback;
    }

    private void requireWithinLimits(int width, int height) throws ImageRefused {
        if (width > limits.side() || height > limits.side() || (long) width * height > limits.pixels()) {
            throw new ImageRefused("declares " + width + " × " + height + " pixels, over the limit of " + limits.side()
                    + " a side and " + limits.pixels() + " in all");
        }
    }

    private static RgbImage read(ImageReader reader) throws IOException, ImageRefused {
        String[] warning = new String[1];
        reader.addIIOReadWarningListener((IIOReadWarningListener) (source, text) -> warning[0] = text);
        ImageReadParam param = reader.getDefaultReadParam();
        BufferedImage image = reader.read(0, param);
        if (image == null) {
            throw new IIOException("no picture in it");
        }
        if (warning[0] != null && warning[0].toLowerCase(java.util.Locale.ROOT).contains("premature")) {
            throw new ImageRefused("truncated: " + warning[0]);
        }
        return Rgb.of(image);
    }
}
