package org.fusiform.storage;

import io.minio.Checksum;
import io.minio.Http;
import io.minio.Signer;
import io.minio.Time;
import io.minio.Utils;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts bytes of memory, on or off the heap, or of a file without a copy of them. The server checks them against their CRC-32C, which the
 * signature covers instead of the payload. The S3 client's own put computes that sum, and a SHA-256, in plain Java; here the
 * processor does.
 */
final class SignedPut {
    /** What S3 takes in one request. */
    static final long MOST_BYTES = 5L << 30;

    private final OkHttpClient http;
    private final S3Settings settings;
    private final Http.BaseUrl endpoint;

    SignedPut(OkHttpClient http, S3Settings settings) {
        this.http = http;
        this.settings = settings;
        this.endpoint = new Http.BaseUrl(settings.endpoint());
    }

    void put(String key, ByteBuffer content, String contentType) {
        put(key, new MemoryBody(content, MediaType.get(contentType)));
    }

    /** @param bytes of the file; at most {@link #MOST_BYTES} */
    void put(String key, Path file, long bytes, String contentType) {
        put(key, new FileBody(file, bytes, MediaType.get(contentType)));
    }

    private void put(String key, CheckedBody body) {
        try (Response response = http.newCall(signed(key, body)).execute()) {
            if (!response.isSuccessful()) {
                throw S3Failures.ofAnswer("writing " + key, key, response);
            }
        } catch (IOException e) {
            throw S3Failures.unavailable("writing " + key, e);
        }
    }

    private Request signed(String key, CheckedBody body) {
        try {
            HttpUrl url = endpoint.buildUrl(
                    Http.Method.PUT, settings.bucket(), key, settings.region(), new Http.QueryParameters());
            Request request = new Request.Builder()
                    .url(url)
                    .header("Host", Utils.getHostHeader(url))
                    .header("X-Amz-Date", ZonedDateTime.now(Time.UTC).format(Time.AMZ_DATE_FORMAT))
                    .header("X-Amz-Content-Sha256", Checksum.UNSIGNED_PAYLOAD)
                    .header("X-Amz-Checksum-Crc32c", body.crc32c())
                    .put(body)
                    .build();
            return Signer.signV4S3(
                    request, settings.region(), settings.accessKey(), settings.secretKey(), Checksum.UNSIGNED_PAYLOAD);
        } catch (MinioException e) {
            throw new StoreRefused("no request can be made for writing " + key + ": " + e.getMessage(), e);
        }
    }
}
