package org.fusiform.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import okhttp3.MediaType;
import okio.BufferedSink;

/** Bytes of memory, on or off the heap. */
final class MemoryBody extends CheckedBody {
    private final ByteBuffer content;

    MemoryBody(ByteBuffer content, MediaType type) {
        super(type, content.remaining());
        this.content = content;
    }

    @Override
    String crc32c() {
        CRC32C sum = new CRC32C();
        sum.update(content.duplicate());
        return encode(sum);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(content.duplicate());
    }
}
