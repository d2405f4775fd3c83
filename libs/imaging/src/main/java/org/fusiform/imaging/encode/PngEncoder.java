package org.fusiform.imaging.encode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.fusiform.imaging.decode.RgbImage;

/**
 * Writes 8-bit PNG files, grayscale where every pixel is gray and RGB elsewhere, without time stamps or software names:
 * equal pixels are equal bytes.
 */
public final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int GRAYSCALE = 0;
    private static final int TRUECOLOUR = 2;
    private static final int LONGEST_STORED_BLOCK = 0xffff;

    private PngEncoder() {}

    /** Compressed, for looking at. JDKs bring different zlibs: the bytes are the same only on the same JDK. */
    public static byte[] compressed(RgbImage image) {
        return png(
                image,
                deflated(RowFilters.filtered(rows(image), image.width() * bytesPerPixel(image), bytesPerPixel(image))));
    }

    /** Uncompressed, for stimuli, which are known by the hash of their bytes: the same on every JDK and machine. */
    public static byte[] stored(RgbImage image) {
        return png(image, inStoredBlocks(rows(image)));
    }

    private static byte[] png(RgbImage image, byte[] data) {
        return written(out -> {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(image));
            chunk(out, "IDAT", data);
            chunk(out, "IEND", new byte[0]);
        });
    }

    private static byte[] header(RgbImage image) {
        return written(out -> {
            out.writeInt(image.width());
            out.writeInt(image.height());
            out.write(new byte[] {BITS, (byte) (image.isGray() ? GRAYSCALE : TRUECOLOUR), 0, 0, 0});
        });
    }

    private static int bytesPerPixel(RgbImage image) {
        return image.isGray() ? 1 : 3;
    }

    /** Every row behind a 0, which says that it is not filtered. */
    private static byte[] rows(RgbImage image) {
        int bytes = bytesPerPixel(image);
        int stride = image.width() * 3;
        byte[] rows = new byte[image.height() * (image.width() * bytes + 1)];
        int at = 0;
        for (int i = 0; i < image.rgb().length; i += bytes == 1 ? 3 : 1) {
            if (i % stride == 0) {
                at++;
            }
            rows[at++] = image.rgb()[i];
        }
        return rows;
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            return written(out -> {
                try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
                    deflating.write(rows);
                }
            });
        } finally {
            deflater.end();
        }
    }

    /** RFC 1950 around the stored blocks of RFC 1951. */
    private static byte[] inStoredBlocks(byte[] rows) {
        Adler32 checksum = new Adler32();
        checksum.update(rows);
        return written(out -> {
            out.write(new byte[] {0x78, 0x01});
            for (int at = 0; at < rows.length; at += LONGEST_STORED_BLOCK) {
                int length = Math.min(LONGEST_STORED_BLOCK, rows.length - at);
                out.write(at + length == rows.length ? 1 : 0);
                out.writeShort(Short.reverseBytes((short) length));
                out.writeShort(Short.reverseBytes((short) ~length));
                out.write(rows, at, length);
            }
            out.writeInt((int) checksum.getValue());
        });
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }

    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
