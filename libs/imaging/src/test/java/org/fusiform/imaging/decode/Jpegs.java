package org.fusiform.imaging.decode;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/** JPEG files made and changed segment by segment. */
final class Jpegs {
    /** What JFIF's marker holds: version 1.1, square pixels, no thumbnail. */
    static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private Jpegs() {}

    /** 16 × 16 pixels of one colour, without a word on what the components are. */
    static byte[] flatJpeg(int... components) throws IOException {
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

    /** With Adobe's marker, which says what the components are. */
    static byte[] withAdobe(byte[] jpeg, int transform) {
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return inserted(jpeg, 0xee, adobe);
    }

    /** A segment after the start marker. */
    static byte[] inserted(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** The first segment with such a marker left out. */
    static byte[] without(byte[] jpeg, int marker) {
        int at = marker(jpeg, marker);
        int end = at + 2 + ByteBuffer.wrap(jpeg).getShort(at + 2);
        return ByteBuffer.allocate(jpeg.length - end + at)
                .put(jpeg, 0, at)
                .put(jpeg, end, jpeg.length - end)
                .array();
    }

    /** With other identifiers of the components, in the frame and in its one scan. */
    static byte[] renamed(byte[] jpeg, char... names) {
        byte[] renamed = jpeg.clone();
        int frame = marker(jpeg, 0xc0) + 10;
        int scan = marker(jpeg, 0xda) + 5;
        for (int i = 0; i < names.length; i++) {
            renamed[frame + 3 * i] = (byte) names[i];
            renamed[scan + 2 * i] = (byte) names[i];
        }
        return renamed;
    }

    /** Where the first such marker is. */
    static int marker(byte[] jpeg, int marker) {
        int at = 0;
        while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) marker) {
            at++;
        }
        return at;
    }

    static int lastMarker(byte[] jpeg, int marker) {
        int at = jpeg.length - 2;
        while (jpeg[at] != (byte) 0xff || jpeg[at + 1] != (byte) marker) {
            at--;
        }
        return at;
    }
}
