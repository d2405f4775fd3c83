package org.fusiform.extractor.weights.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.extractor.weights.tensor.ByteRange;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.Printable;

/** Where the members of a tar archive (POSIX ustar) lie. */
final class TarMembers {
    private static final int BLOCK = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int OCTAL = 8;
    private static final int MOST = 64;

    private TarMembers() {}

    static Map<String, ByteRange> of(CheckpointFile file) throws IOException {
        Map<String, ByteRange> members = new LinkedHashMap<>();
        long at = 0;
        for (int i = 0; i < MOST && at <= file.size() - BLOCK; i++) {
            ByteBuffer header = file.read(at, BLOCK);
            if (header.get(0) == 0) {
                return members;
            }
            String name = text(header, 0, NAME_BYTES);
            ByteRange bytes = new ByteRange(at + BLOCK, size(header));
            if (bytes.length() > file.size() - bytes.start()) {
                throw new CheckpointRefused(
                        "it ends within its member " + Printable.of(name) + ": it was cut short. Download it again");
            }
            members.put(name, bytes);
            at = bytes.start() + (bytes.length() + BLOCK - 1) / BLOCK * BLOCK;
        }
        return members;
    }

    private static long size(ByteBuffer header) {
        String octal = text(header, SIZE_AT, SIZE_BYTES).strip();
        if (!octal.matches("[0-7]{1,12}")) {
            throw new CheckpointRefused("its tar archive is damaged: download the file again");
        }
        return Long.parseLong(octal, OCTAL);
    }

    private static String text(ByteBuffer header, int at, int length) {
        byte[] bytes = new byte[length];
        header.get(at, bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
