package org.fusiform.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Puts bytes of memory, on or off the heap, or of a file without a copy of them. The server checks them against their
 * CRC-32C, which the signature covers instead of the payload. The S3 client's own put computes that sum, and a SHA-256, in
 * plain Java; here the processor does.
 */
final class SignedPut {
    /** What S3 takes in one request. */
    static final long MOST_BYTES = 5L << 30;

    private final OkHttpClient http;
    private final SignedRequests requests;

    SignedPut(OkHttpClient http, SignedRequests requests) {
        this.http = http;
        this.requests = requests;
    }

    void put(String key, List<ByteBuffer> content, String contentType) {
        put(key, new MemoryBody(content, MediaType.get(contentType)));
    }

    /** @param bytes of the file; at most {@link #MOST_BYTES} */
    void put(String key, Path file, long bytes, String contentType) {
        put(key, new FileBody(file, bytes, MediaType.get(contentType)));
    }

    private void put(String key, CheckedBody body) {
        try (Response response = http.newCall(requests.put(key, body)).execute()) {
            if (!response.isSuccessful()) {
                throw S3Failures.ofAnswer(
                        "writing " + key,
                        key,
                        response.code(),
                        response.body().source().inputStream());
            }
        } catch (IOException e) {
            throw S3Failures.unavailable("writing " + key, e);
        }
    }
}
