package org.fusiform.gateway.stimulus.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The 512 bytes before each entry of a tar archive (POSIX.1-2024 pax, ustar). Read here only to bound what the library
 * would read into memory: long names and pax attributes.
 */
final class TarHeader {
    static final int BYTES = 512;
    private static final long MOST_ATTRIBUTES = 1 << 16;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_BYTES = 8;
    private static final int TYPE_AT = 156;
    private static final String ATTRIBUTES = "LKxgXSs";

    private TarHeader() {}

    /** Whether the checksum holds, which ancient archives without "ustar" have, too. */
    static boolean looksLikeOne(byte[] header) {
        if (header.length < BYTES) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < BYTES; i++) {
            boolean checksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_BYTES;
            sum += checksum ? ' ' : header[i] & 0xff;
        }
        return sum == octal(header, CHECKSUM_AT, CHECKSUM_BYTES);
    }

    /** Walks over all headers; an attribute record over 64 KiB refuses the archive. */
    static void requireBoundedAttributes(InputStream tar) throws IOException, ArchiveRefused {
        byte[] header = new byte[BYTES];
        while (tar.readNBytes(header, 0, BYTES) == BYTES && !empty(header)) {
            long size = (header[SIZE_AT] & 0x80) != 0 ? binary(header) : octal(header, SIZE_AT, SIZE_BYTES);
            if (size < 0) {
                throw new ArchiveRefused("the tar archive is damaged: an entry has no valid size");
            }
            if (ATTRIBUTES.indexOf(header[TYPE_AT]) >= 0 && size > MOST_ATTRIBUTES) {
                throw new ArchiveRefused("an entry of the archive has attributes of " + size + " bytes");
            }
            long padded = Math.ceilDiv(size, (long) BYTES) * BYTES;
            if (padded < 0 || !skipped(tar, padded)) {
                return;
            }
        }
    }

    /** A tar that ends early is found, and said, by whoever reads the entry. */
    private static boolean skipped(InputStream tar, long bytes) throws IOException {
        try {
            tar.skipNBytes(bytes);
            return true;
        } catch (java.io.EOFException e) {
            return false;
        }
    }

    private static boolean empty(byte[] header) {
        for (byte value : header) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** −1 where it is none. */
    private static long octal(byte[] header, int offset, int length) {
        String digits = new String(header, offset, length, StandardCharsets.US_ASCII)
                .replace('\0', ' ')
                .strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** GNU's form for sizes of 8 GiB and more. */
    private static long binary(byte[] header) {
        long value = 0;
        for (int i = SIZE_AT + SIZE_BYTES - Long.BYTES; i < SIZE_AT + SIZE_BYTES; i++) {
            value = value << 8 | header[i] & 0xff;
        }
        return value;
    }
}
