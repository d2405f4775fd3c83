package org.fusiform.cli.stimuli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.fusiform.cli.stimuli.TarStream.Part;

/** Parts one after the other, each exactly as long as it was said to be. */
final class PartsStream extends InputStream {
    private final Iterator<Part> rest;
    private Part part = Part.of(new byte[0]);
    private InputStream current = InputStream.nullInputStream();
    private long left;

    PartsStream(List<Part> parts) {
        rest = parts.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (left == 0) {
            if (!rest.hasNext()) {
                return -1;
            }
            next();
        }
        int count = current.read(into, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException(part.name() + " became shorter while it was read");
        }
        left -= count;
        return count;
    }

    private void next() throws IOException {
        if (part.name() != null && current.read() >= 0) {
            throw new IOException(part.name() + " became longer while it was read");
        }
        current.close();
        part = rest.next();
        current = part.source().open();
        left = part.size();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
