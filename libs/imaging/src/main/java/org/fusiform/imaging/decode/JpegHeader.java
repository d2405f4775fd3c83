package org.fusiform.imaging.decode;

import java.util.Arrays;

/**
 * What a JPEG file says of itself, and the file without what pixels do not depend on: no profile, thumbnail or comment
 * reaches the decoder, of which hostile ones could do harm.
 *
 * @param components their identifiers, 1, 3 or 4 of them
 * @param adobe the transform of Adobe's marker: 0 none, 1 YCbCr, 2 YCCK; −1 where there is no such marker
 * @param scans how often the picture is passed over: 1 or few, more in a progressive file
 * @param bare the file to decode
 */
record JpegHeader(int width, int height, byte[] components, boolean jfif, int adobe, int scans, byte[] bare) {
    private static final int PRECISION = 8;
    private static final int SOF0 = 0xc0;
    private static final int SOF2 = 0xc2;
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;
    private static final int COMMENT = 0xfe;
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;

    static JpegHeader of(byte[] bytes) throws ImageRefused {
        return new Reading(bytes).header();
    }

    private static final class Reading {
        private final byte[] bytes;
        private final byte[] bare;
        private int kept = 2;
        private int at = 2;
        private int width;
        private int height;
        private byte[] components = {};
        private boolean jfif;
        private int adobe = -1;
        private int scans;

        Reading(byte[] bytes) {
            this.bytes = bytes;
            this.bare = bytes.clone();
        }

        JpegHeader header() throws ImageRefused {
            int marker = marker();
            while (marker != EOI) {
                segment(marker);
                marker = marker();
            }
            if (scans == 0) {
                throw new ImageRefused("a damaged or truncated JPEG: there is no picture in it");
            }
            bare[kept++] = (byte) 0xff;
            bare[kept++] = (byte) EOI;
            return new JpegHeader(width, height, components, jfif, adobe, scans, Arrays.copyOf(bare, kept));
        }

        /** The next one; any number of 0xff may stand before it. */
        private int marker() throws ImageRefused {
            if (at >= bytes.length || bytes[at] != (byte) 0xff) {
                throw truncated();
            }
            while (at < bytes.length && bytes[at] == (byte) 0xff) {
                at++;
            }
            if (at == bytes.length) {
                throw truncated();
            }
            return bytes[at++] & 0xff;
        }

        private void segment(int marker) throws ImageRefused {
            if (at + 2 > bytes.length) {
                throw truncated();
            }
            int length = word(at);
            int start = at;
            if (length < 2 || start + length > bytes.length) {
                throw truncated();
            }
            at += length;
            if (marker == APP0) {
                jfif |= scans == 0 && length >= 16 && begins(start + 2, length - 2, "JFIF\0");
            } else if (marker == APP14 && length >= 14 && begins(start + 2, length - 2, "Adobe")) {
                adobe = bytes[start + 13] & 0xff;
            } else if (marker > APP0 && marker <= APP15 || marker == COMMENT) {
                return;
            } else if (marker >= SOF0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                frame(marker, start, length);
            } else if (marker == SOS) {
                scans++;
                entropyCoded();
            }
            keep(start - 2, marker);
        }

        /** Everything from its marker, written anew without fill bytes, to where the reading has come. */
        private void keep(int from, int marker) {
            bare[kept] = (byte) 0xff;
            bare[kept + 1] = (byte) marker;
            System.arraycopy(bytes, from + 2, bare, kept + 2, at - from - 2);
            kept += at - from;
        }

        private void frame(int marker, int start, int length) throws ImageRefused {
            if (marker > SOF2) {
                throw new ImageRefused(
                        "a JPEG that is coded losslessly or arithmetically, which is not read: save it as a usual one");
            }
            if (components.length > 0 || length < 8) {
                throw new ImageRefused(
                        "a damaged or truncated JPEG: its frame header is no whole one, or not the only one");
            }
            int count = bytes[start + 7] & 0xff;
            if (bytes[start + 2] != PRECISION || count != 1 && count != 3 && count != 4 || length < 8 + 3 * count) {
                throw new ImageRefused("a JPEG of " + bytes[start + 2] + " bits and " + count
                        + " components, where 8 bits and 1, 3 or 4 components are read");
            }
            height = word(start + 3);
            width = word(start + 5);
            components = new byte[count];
            for (int i = 0; i < count; i++) {
                components[i] = bytes[start + 8 + 3 * i];
            }
        }

        /** Up to the next marker that is neither a stuffed byte nor a restart. */
        private void entropyCoded() throws ImageRefused {
            while (at + 1 < bytes.length) {
                int next = bytes[at + 1] & 0xff;
                if (bytes[at] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    return;
                }
                at++;
            }
            throw truncated();
        }

        private boolean begins(int from, int length, String name) {
            for (int i = 0; i < name.length(); i++) {
                if (i >= length || bytes[from + i] != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private int word(int from) {
            return (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
        }

        private static ImageRefused truncated() {
            return new ImageRefused("a damaged or truncated JPEG: it does not go on to its end marker");
        }
    }
}
