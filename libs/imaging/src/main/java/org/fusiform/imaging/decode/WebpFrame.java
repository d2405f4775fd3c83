package org.fusiform.imaging.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first picture of a WebP file without alpha, profile or metadata, and where it lies.
 *
 * @param width of the whole canvas; {@code x} of the picture on it, from the left
 * @param pictureWidth of the picture, as its own bit stream says
 * @param lossy whether the stream is VP8, or else VP8L
 * @param stream its bits
 */
record WebpFrame(
        int width, int height, int x, int y, int pictureWidth, int pictureHeight, boolean lossy, byte[] stream) {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;

    static WebpFrame of(byte[] bytes) throws ImageRefused {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long declared = (file.getInt(4) & 0xffffffffL) + CHUNK_HEADER;
        if (declared > bytes.length) {
            throw new ImageRefused("a truncated WebP: " + bytes.length + " bytes of " + declared);
        }
        int[] canvas = null;
        Chunk chunk = Chunk.at(file, RIFF_HEADER, (int) declared);
        while (true) {
            switch (chunk.name) {
                case "VP8X" -> canvas = new int[] {low24(file, chunk.from + 4) + 1, low24(file, chunk.from + 7) + 1};
                case "ANMF" -> {
                    return animated(file, chunk, canvas);
                }
                case "VP8 ", "VP8L" -> {
                    int[] size = size(file, chunk);
                    int[] whole = canvas == null ? size : canvas;
                    if (whole[0] != size[0] || whole[1] != size[1]) {
                        throw new ImageRefused("a damaged WebP: its picture is of another size than its canvas");
                    }
                    return new WebpFrame(
                            size[0], size[1], 0, 0, size[0], size[1], chunk.isLossy(), chunk.content(file));
                }
                default -> {
                    // Profiles, metadata, alpha and what is unknown do not change RGB.
                }
            }
            chunk = Chunk.at(file, chunk.next(), (int) declared);
        }
    }

    private static WebpFrame animated(ByteBuffer file, Chunk frame, int[] canvas) throws ImageRefused {
        if (canvas == null || frame.length < FRAME_HEADER) {
            throw new ImageRefused("a damaged WebP: an animation without a canvas");
        }
        int end = frame.from + frame.length;
        Chunk chunk = Chunk.at(file, frame.from + FRAME_HEADER, end);
        while (!chunk.name.startsWith("VP8")) {
            chunk = Chunk.at(file, chunk.next(), end);
        }
        int[] size = size(file, chunk);
        int x = 2 * low24(file, frame.from);
        int y = 2 * low24(file, frame.from + 3);
        if (x + size[0] > canvas[0] || y + size[1] > canvas[1]) {
            throw new ImageRefused("a damaged WebP: its first frame reaches over its canvas");
        }
        return new WebpFrame(canvas[0], canvas[1], x, y, size[0], size[1], chunk.isLossy(), chunk.content(file));
    }

    /** Width and height of a bit stream. */
    private static int[] size(ByteBuffer file, Chunk chunk) throws ImageRefused {
        int from = chunk.from;
        if (chunk.name.equals("VP8L") && chunk.length >= 5 && file.get(from) == 0x2f) {
            int bits = file.getInt(from + 1);
            return new int[] {(bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1};
        }
        if (chunk.name.equals("VP8 ") && chunk.length >= 10 && low24(file, from + 3) == 0x2a019d) {
            return new int[] {file.getShort(from + 6) & 0x3fff, file.getShort(from + 8) & 0x3fff};
        }
        throw new ImageRefused("a damaged WebP: its picture has no header");
    }

    /** The stream as a file of its own. */
    byte[] simpleFile() {
        int padded = stream.length + (stream.length & 1);
        ByteBuffer bare =
                ByteBuffer.allocate(RIFF_HEADER + CHUNK_HEADER + padded).order(ByteOrder.LITTLE_ENDIAN);
        bare.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(bare.capacity() - CHUNK_HEADER);
        bare.put((lossy ? "WEBPVP8 " : "WEBPVP8L").getBytes(StandardCharsets.US_ASCII))
                .putInt(stream.length);
        bare.put(stream);
        return bare.array();
    }

    private static int low24(ByteBuffer file, int from) {
        return file.get(from) & 0xff | (file.get(from + 1) & 0xff) << 8 | (file.get(from + 2) & 0xff) << 16;
    }

    /** A part of the file: its content is {@code length} bytes at {@code from}. */
    private record Chunk(String name, int from, int length) {
        /** An ImageRefused if it does not lie before {@code end}. */
        static Chunk at(ByteBuffer file, int start, int end) throws ImageRefused {
            if (start > end - CHUNK_HEADER) {
                throw new ImageRefused("a damaged or truncated WebP: there is no picture in it");
            }
            String name = new String(file.array(), start, 4, StandardCharsets.ISO_8859_1);
            int length = file.getInt(start + 4);
            if (length < 0 || length > end - start - CHUNK_HEADER || name.equals("VP8X") && length < 10) {
                throw new ImageRefused("a damaged or truncated WebP: a part of it is longer than the file");
            }
            return new Chunk(name, start + CHUNK_HEADER, length);
        }

        boolean isLossy() {
            return name.equals("VP8 ");
        }

        byte[] content(ByteBuffer file) {
            return Arrays.copyOfRange(file.array(), from, from + length);
        }

        /** Parts begin at even places. */
        int next() {
            return from + length + (length & 1);
        }
    }
}
