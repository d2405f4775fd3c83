package org.fusiform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import okhttp3.MediaType;
import okio.BufferedSink;

/** A file, read once for its checksum and once for every time that it is sent. */
final class FileBody extends CheckedBody {
    private static final int BUFFER = 1 << 20;

    private final Path file;

    FileBody(Path file, long length, MediaType type) {
        super(type, length);
        this.file = file;
    }

    @Override
    String crc32c() {
        CRC32C sum = new CRC32C();
        try {
            forEachPart(sum::update);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
        return encode(sum);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        forEachPart(sink::write);
    }

    private void forEachPart(PartVisitor visitor) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(part.clear()) >= 0) {
                visitor.visit(part.flip());
            }
        }
    }

    @FunctionalInterface
    private interface PartVisitor {
        void visit(ByteBuffer part) throws IOException;
    }
}
