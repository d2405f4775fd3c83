package org.fusiform.imaging.decode;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG files by the JDK's libjpeg, which is asked for bare components only: colours are made of them here. */
final class JpegDecoder {
    /** A scan passes over all pixels once more; a hostile file has thousands. */
    private static final long MOST_SCANNED_PIXELS = 2_000_000_000L;

    /** Parts of libjpeg's warnings that mean a damaged picture; others mean no more than a sloppy writer. */
    private static final List<String> DAMAGE = List.of("premature", "bad huffman", "instead of rst", "bad progression");

    private JpegDecoder() {}

    static RgbImage decode(byte[] bytes, DecodeLimits limits) throws IOException, ImageRefused {
        JpegHeader header = JpegHeader.of(bytes);
        limits.require(header.width(), header.height());
        if ((long) header.width() * header.height() * header.scans() > MOST_SCANNED_PIXELS) {
            throw new ImageRefused("passes over its " + header.width() + " × " + header.height() + " pixels in "
                    + header.scans() + " scans, which no usual JPEG does");
        }
        Raster raster = components(header.bare());
        if (raster.getWidth() != header.width()
                || raster.getHeight() != header.height()
                || raster.getNumBands() != header.components().length) {
            throw new ImageRefused("a damaged or truncated JPEG: it decodes to another size than it declares");
        }
        return new RgbImage(header.width(), header.height(), JpegColours.rgb(header, interleaved(raster)));
    }

    private static Raster components(byte[] bare) throws IOException, ImageRefused {
        ImageReader reader = ImageReaders.ofTheJdk("jpeg");
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener(
                (IIOReadWarningListener) (source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bare))) {
            reader.setInput(input, true, true);
            Raster raster = reader.readRaster(0, null);
            for (String warning : warnings) {
                if (DAMAGE.stream().anyMatch(warning::contains)) {
                    throw new ImageRefused("a damaged or truncated JPEG: " + warning);
                }
            }
            return raster;
        } finally {
            reader.dispose();
        }
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
}
