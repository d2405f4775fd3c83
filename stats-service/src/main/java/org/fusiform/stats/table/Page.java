package org.fusiform.stats.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One column's values of a row group, gzipped. */
record Page(Column column, int plainBytes, byte[] packed) {
    static Page of(Column column, byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (GZIPOutputStream gzip = new FastGzip(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail to be written", e);
        }
        return new Page(column, plain.length, packed.toByteArray());
    }

    /** Measured values hardly compress: the fastest level finds the zeros and repeats. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
