package org.fusiform.storage;

import io.minio.Checksum;
import io.minio.Http;
import io.minio.Signer;
import io.minio.Time;
import io.minio.Utils;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.zip.CRC32C;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * Puts bytes of memory, on or off the heap, without a copy of them. The server checks them against their CRC-32C, which the
 * signature covers instead of the payload. The S3 client's own put computes that sum, and a SHA-256, in plain Java; here the
 * processor does.
 */
final class SignedPut {
    private final OkHttpClient http;
    private final S3Settings settings;
    private final Http.BaseUrl endpoint;

    SignedPut(OkHttpClient http, S3Settings settings) {
        this.http = http;
        this.settings = settings;
        this.endpoint = new Http.BaseUrl(settings.endpoint());
    }

    void put(String key, ByteBuffer content, String contentType) {
        try (Response response = http.newCall(signed(key, content, contentType)).execute()) {
            if (!response.isSuccessful()) {
                throw S3Failures.ofAnswer("writing " + key, key, response);
            }
        } catch (IOException e) {
            throw S3Failures.unavailable("writing " + key, e);
        }
    }

    private Request signed(String key, ByteBuffer content, String contentType) {
        try {
            HttpUrl url = endpoint.buildUrl(
                    Http.Method.PUT, settings.bucket(), key, settings.region(), new Http.QueryParameters());
            Request request = new Request.Builder()
                    .url(url)
                    .header("Host", Utils.getHostHeader(url))
                    .header("X-Amz-Date", ZonedDateTime.now(Time.UTC).format(Time.AMZ_DATE_FORMAT))
                    .header("X-Amz-Content-Sha256", Checksum.UNSIGNED_PAYLOAD)
                    .header("X-Amz-Checksum-Crc32c", crc32c(content))
                    .put(new Memory(content, MediaType.get(contentType)))
                    .build();
            return Signer.signV4S3(
                    request, settings.region(), settings.accessKey(), settings.secretKey(), Checksum.UNSIGNED_PAYLOAD);
        } catch (MinioException e) {
            throw new StoreRefused("no request can be made for writing " + key + ": " + e.getMessage(), e);
        }
    }

    private static String crc32c(ByteBuffer content) {
        CRC32C sum = new CRC32C();
        sum.update(content.duplicate());
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) sum.getValue())
                        .array());
    }

    /** May be sent again where a connection from the pool turns out to be closed. */
    private static final class Memory extends RequestBody {
        private final ByteBuffer content;
        private final MediaType type;

        private Memory(ByteBuffer content, MediaType type) {
            this.content = content;
            this.type = type;
        }

        @Override
        public MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return content.remaining();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(content.duplicate());
        }
    }
}
