package org.fusiform.extractor.weights.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

/** The bytes of pickles in a file, read forward. No length in them is believed beyond the range they lie in. */
public final class PickleInput {
    /** The state dictionary of ResNet-152 takes 0.1 MB. */
    private static final long MOST_BYTES = 32L << 20;

    private static final int WINDOW = 1 << 13;
    private static final int LONGEST_LINE = 512;

    private final CheckpointFile file;
    private final long end;
    private final boolean cut;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowEnd;

    public PickleInput(CheckpointFile file, ByteRange range) {
        this.file = file;
        this.windowEnd = range.start();
        this.cut = range.length() > MOST_BYTES;
        this.end = range.start() + Math.min(range.length(), MOST_BYTES);
    }

    /** The byte of the file that is read next. */
    public long position() {
        return windowEnd - window.remaining();
    }

    int unsignedByte() throws IOException {
        return require(1).get() & 0xff;
    }

    int unsignedShort() throws IOException {
        return require(2).getShort() & 0xffff;
    }

    int signedInt() throws IOException {
        return require(4).getInt();
    }

    long unsignedInt() throws IOException {
        return require(4).getInt() & 0xffff_ffffL;
    }

    long signedLong() throws IOException {
        return require(8).getLong();
    }

    String text(long length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    byte[] bytes(long length) throws IOException {
        byte[] bytes = new byte[(int) bounded(length)];
        int buffered = Math.min(bytes.length, window.remaining());
        window.get(bytes, 0, buffered);
        if (buffered < bytes.length) {
            file.read(windowEnd, ByteBuffer.wrap(bytes, buffered, bytes.length - buffered));
            windowEnd += bytes.length - buffered;
        }
        return bytes;
    }

    void skip(long length) throws IOException {
        long target = position() + bounded(length);
        if (target <= windowEnd) {
            window.position(window.limit() - (int) (windowEnd - target));
        } else {
            window = ByteBuffer.allocate(0);
            windowEnd = target;
        }
    }

    /** Up to the next line feed, which is read but not part of it. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = unsignedByte(); character != '\n'; character = unsignedByte()) {
            if (line.length() == LONGEST_LINE) {
                throw new CheckpointRefused("its pickle names something of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) character);
        }
        return line.toString();
    }

    private long bounded(long length) {
        if (length < 0 || length > end - position()) {
            throw new CheckpointRefused(
                    cut
                            ? "its pickle takes more than " + (MOST_BYTES >> 20) + " MiB"
                            : "its pickle ends in the middle of a value: the file is damaged or cut short");
        }
        return length;
    }

    private ByteBuffer require(int length) throws IOException {
        if (window.remaining() < length) {
            bounded(length);
            long from = position();
            window = file.read(from, (int) Math.min(WINDOW, end - from));
            windowEnd = from + window.limit();
        }
        return window;
    }
}
