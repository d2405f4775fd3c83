package org.fusiform.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import okhttp3.MediaType;
import okio.BufferedSink;

/** Bytes of memory, on or off the heap, in one piece or several. */
final class MemoryBody extends CheckedBody {
    private final List<ByteBuffer> pieces;

    MemoryBody(List<ByteBuffer> pieces, MediaType type) {
        super(type, pieces.stream().mapToLong(ByteBuffer::remaining).sum());
        this.pieces = pieces;
    }

    @Override
    String crc32c() {
        CRC32C sum = new CRC32C();
        pieces.forEach(piece -> sum.update(piece.duplicate()));
        return encode(sum);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        for (ByteBuffer piece : pieces) {
            sink.write(piece.duplicate());
        }
    }
}
