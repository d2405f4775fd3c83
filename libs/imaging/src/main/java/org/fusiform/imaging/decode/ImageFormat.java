package org.fusiform.imaging.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that are read, told apart by their first bytes and never by a file name. */
public enum ImageFormat {
    PNG("png", "image/png"),
    JPEG("jpeg", "image/jpeg"),
    WEBP("webp", "image/webp"),
    BMP("bmp", "image/bmp"),
    GIF("gif", "image/gif");

    private final String readerName;
    private final String contentType;

    ImageFormat(String readerName, String contentType) {
        this.readerName = readerName;
        this.contentType = contentType;
    }

    String readerName() {
        return readerName;
    }

    public String contentType() {
        return contentType;
    }

    /** The format that the bytes begin as, if it is one of these. */
    public static Optional<ImageFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    private boolean begins(byte[] bytes) {
        return switch (this) {
            case PNG -> at(bytes, 0, "\u0089PNG\r\n\u001a\n");
            case JPEG -> at(bytes, 0, "\u00ff\u00d8\u00ff");
            case WEBP -> at(bytes, 0, "RIFF") && at(bytes, 8, "WEBP");
            case BMP -> at(bytes, 0, "BM");
            case GIF -> at(bytes, 0, "GIF87a") || at(bytes, 0, "GIF89a");
        };
    }

    private static boolean at(byte[] bytes, int offset, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= offset + expected.length
                && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
    }
}
