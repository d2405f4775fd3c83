package org.fusiform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a response into memory of exactly its size, never of more than allowed. */
final class BoundedRead {
    private BoundedRead() {}

    /** @param announced the Content-Length header, or null */
    static ByteBuffer of(String key, InputStream in, String announced, long maxBytes) throws IOException {
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
        byte[] bytes = new byte[(int) size];
        int read = in.readNBytes(bytes, 0, bytes.length);
        if (read < bytes.length) {
            throw new IOException("only " + read + " of " + bytes.length + " bytes came");
        }
        return ByteBuffer.wrap(bytes);
    }
}
