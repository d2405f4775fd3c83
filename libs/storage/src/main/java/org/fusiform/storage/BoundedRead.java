package org.fusiform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/** Reads a response into memory that is asked for by its size, never for more than allowed. */
final class BoundedRead {
    private BoundedRead() {}

    /**
     * @param announced the Content-Length header; where it is null the bytes come in an array of their own
     * @param memory gives an array of at least as many bytes as asked for
     */
    static ByteBuffer of(String key, InputStream in, String announced, long maxBytes, IntFunction<byte[]> memory)
            throws IOException {
        int limit = Math.toIntExact(Math.min(maxBytes, Integer.MAX_VALUE - 8L));
        if (announced == null) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new ObjectTooLarge(key, maxBytes);
            }
            return ByteBuffer.wrap(bytes);
        }
        long size = Long.parseLong(announced);
        if (size > limit) {
            throw new ObjectTooLarge(key, maxBytes);
        }
        byte[] bytes = memory.apply((int) size);
        int read = in.readNBytes(bytes, 0, (int) size);
        if (read < size) {
            throw new IOException("only " + read + " of " + size + " bytes came");
        }
        return ByteBuffer.wrap(bytes, 0, read).slice();
    }
}
