package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

/** The record at the end of a zip archive: where its directory lies and how many entries it has. */
record ZipEnd(ByteRange directory, long entries) {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final long MOST_ENTRIES = 100_000;
    private static final long MOST_DIRECTORY_BYTES = 32L << 20;

    static ZipEnd find(CheckpointFile file) throws IOException {
        int tailBytes = (int) Math.min(file.size(), LONGEST_COMMENT + END_BYTES);
        long tailStart = file.size() - tailBytes;
        ByteBuffer tail = file.read(tailStart, tailBytes);
        for (int at = tailBytes - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) == tailBytes) {
                ZipEnd end = at64(file, tailStart + at);
                return bounded(end == null ? at32(tail, at) : end, tailStart + at);
            }
        }
        throw new CheckpointRefused("its zip archive has no end: the file was cut short. Download it again");
    }

    private static ZipEnd at32(ByteBuffer tail, int at) {
        return new ZipEnd(
                new ByteRange(tail.getInt(at + 16) & 0xffff_ffffL, tail.getInt(at + 12) & 0xffff_ffffL),
                tail.getShort(at + 10) & 0xffff);
    }

    /** The 64-bit record, which a locator just before the other one points to, or null where there is none. */
    private static ZipEnd at64(CheckpointFile file, long endStart) throws IOException {
        if (endStart < LOCATOR_BYTES) {
            return null;
        }
        ByteBuffer locator = file.read(endStart - LOCATOR_BYTES, LOCATOR_BYTES);
        if (locator.getInt(0) != LOCATOR) {
            return null;
        }
        long start = locator.getLong(8);
        if (start < 0 || start > endStart - LOCATOR_BYTES - END64_BYTES) {
            throw ZipDirectory.damaged();
        }
        ByteBuffer end = file.read(start, END64_BYTES);
        if (end.getInt(0) != END64) {
            throw ZipDirectory.damaged();
        }
        return new ZipEnd(new ByteRange(end.getLong(48), end.getLong(40)), end.getLong(32));
    }

    private static ZipEnd bounded(ZipEnd end, long endStart) {
        if (end.entries < 0
                || end.entries > MOST_ENTRIES
                || end.directory.length() < 0
                || end.directory.length() > MOST_DIRECTORY_BYTES) {
            throw new CheckpointRefused("its zip directory claims " + end.entries + " members in "
                    + end.directory.length() + " bytes; at most " + MOST_ENTRIES + " are read");
        }
        if (end.directory.start() < 0 || end.directory.start() > endStart - end.directory.length()) {
            throw ZipDirectory.damaged();
        }
        return end;
    }
}
