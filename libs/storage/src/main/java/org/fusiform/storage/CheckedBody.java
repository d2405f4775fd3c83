package org.fusiform.storage;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** What a request sends, and its checksum; may be sent again where a connection turns out to be closed. */
abstract class CheckedBody extends RequestBody {
    private final MediaType type;
    private final long length;

    CheckedBody(MediaType type, long length) {
        this.type = type;
        this.length = length;
    }

    @Override
    public final MediaType contentType() {
        return type;
    }

    @Override
    public final long contentLength() {
        return length;
    }

    /** The sum of all that is to be sent, in the form of S3's header. */
    abstract String crc32c();

    static String encode(CRC32C sum) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) sum.getValue())
                        .array());
    }
}
