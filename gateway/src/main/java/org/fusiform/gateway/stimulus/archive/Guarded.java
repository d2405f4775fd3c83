package org.fusiform.gateway.stimulus.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The library meets hostile bytes with any exception at all; from here on they mean damage, and nothing else does. */
final class Guarded extends FilterInputStream {
    Guarded(InputStream content) {
        super(content);
    }

    /** A call into the library. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    static <T> T call(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (RuntimeException e) {
            throw new IOException(e.toString(), e);
        }
    }

    @Override
    public int read() throws IOException {
        return call(in::read);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return call(() -> in.read(into, offset, length));
    }

    @Override
    public long skip(long bytes) throws IOException {
        return call(() -> in.skip(bytes));
    }
}
