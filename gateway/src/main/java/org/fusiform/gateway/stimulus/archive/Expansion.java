package org.fusiform.gateway.stimulus.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompressed content, of which only so much is read: a few bytes can say that they are a thousand times as many. */
final class Expansion extends FilterInputStream {
    private final Allowance allowance;

    Expansion(InputStream content, Allowance allowance) {
        super(content);
        this.allowance = allowance;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        allowance.take(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        allowance.take(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(bytes);
        allowance.take(skipped);
        return skipped;
    }
}
