package org.fusiform.imaging.decode;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG files by the JDK's libjpeg. Where it could take the colours for others than PIL does, it is asked for bare
 * components, of which colours are made here.
 */
final class JpegDecoder {
    /** A scan passes over all pixels once more; a hostile file has thousands. */
    private static final long MOST_SCANNED_PIXELS = 2_000_000_000L;

    /** Parts of libjpeg's warnings that mean a damaged picture; others mean no more than a sloppy writer. */
    private static final List<String> DAMAGE = List.of("premature", "bad huffman", "instead of rst", "bad progression");

    private static final ColorModel RGB = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);

    private JpegDecoder() {}

    static RgbImage decode(byte[] bytes, DecodeLimits limits) throws IOException, ImageRefused {
        JpegHeader header = JpegHeader.of(bytes);
        limits.require(header.width(), header.height());
        if ((long) header.width() * header.height() * header.scans() > MOST_SCANNED_PIXELS) {
            throw new ImageRefused("passes over its " + header.width() + " × " + header.height() + " pixels in "
                    + header.scans() + " scans, which no usual JPEG does");
        }
        byte[] samples = isPlain(header) ? read(header, JpegDecoder::rgb) : read(header, JpegDecoder::components);
        return new RgbImage(
                header.width(), header.height(), isPlain(header) ? samples : JpegColours.rgb(header, samples));
    }

    /** Of such files libjpeg makes the colours itself, as fast as it gives components, and there is no guess about them. */
    private static boolean isPlain(JpegHeader header) {
        return header.jfif() && header.adobe() < 0 && header.components().length == 3;
    }

    private static byte[] read(JpegHeader header, Reading reading) throws IOException, ImageRefused {
        ImageReader reader = ImageReaders.ofTheJdk("jpeg");
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener(
                (IIOReadWarningListener) (source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(header.bare()))) {
            reader.setInput(input, true, true);
            byte[] samples = reading.of(reader, header);
            for (String warning : warnings) {
                if (DAMAGE.stream().anyMatch(warning::contains)) {
                    throw new ImageRefused("a damaged or truncated JPEG: " + warning);
                }
            }
            return samples;
        } finally {
            reader.dispose();
        }
    }

    private static byte[] components(ImageReader reader, JpegHeader header) throws IOException, ImageRefused {
        Raster raster = reader.readRaster(0, null);
        requireSize(raster.getWidth(), raster.getHeight(), header);
        if (raster.getNumBands() != header.components().length) {
            throw otherSize();
        }
        return interleaved(raster);
    }

    private static byte[] rgb(ImageReader reader, JpegHeader header) throws IOException, ImageRefused {
        requireSize(reader.getWidth(0), reader.getHeight(0), header);
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, header.width(), header.height(), 3, null);
        ImageReadParam into = reader.getDefaultReadParam();
        into.setDestination(new BufferedImage(RGB, raster, false, null));
        reader.read(0, into);
        return interleaved(raster);
    }

    private static void requireSize(int width, int height, JpegHeader header) throws ImageRefused {
        if (width != header.width() || height != header.height()) {
            throw otherSize();
        }
    }

    private static ImageRefused otherSize() {
        return new ImageRefused("a damaged or truncated JPEG: it decodes to another size than it declares");
    }

    /** The raster's own array where it has just these samples. */
    private static byte[] interleaved(Raster raster) {
        int bands = raster.getNumBands();
        int count = raster.getWidth() * raster.getHeight() * bands;
        if (raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == count
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == bands
                && model.getScanlineStride() == raster.getWidth() * bands) {
            return buffer.getData();
        }
        throw new IllegalStateException("the JDK's JPEG reader gives bytes, interleaved by pixel");
    }

    /** What is asked of the JDK's reader: samples, interleaved by pixel. */
    @FunctionalInterface
    private interface Reading {
        byte[] of(ImageReader reader, JpegHeader header) throws IOException, ImageRefused;
    }
}
