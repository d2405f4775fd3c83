package org.fusiform.storage;

import io.minio.Checksum;
import io.minio.Http;
import io.minio.Signer;
import io.minio.Time;
import io.minio.Utils;
import io.minio.errors.MinioException;
import java.time.ZonedDateTime;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Requests that the S3 client does not make itself, signed as it signs its own, but for the payload. */
final class SignedRequests {
    private final S3Settings settings;
    private final Http.BaseUrl endpoint;

    SignedRequests(S3Settings settings) {
        this.settings = settings;
        this.endpoint = new Http.BaseUrl(settings.endpoint());
    }

    Request put(String key, CheckedBody body) {
        return signed(
                "writing " + key,
                key,
                Http.Method.PUT,
                new Request.Builder()
                        .header("X-Amz-Checksum-Crc32c", body.crc32c())
                        .put(body));
    }

    Request get(String key) {
        return signed("reading " + key, key, Http.Method.GET, new Request.Builder().get());
    }

    private Request signed(String task, String key, Http.Method method, Request.Builder request) {
        try {
            HttpUrl url =
                    endpoint.buildUrl(method, settings.bucket(), key, settings.region(), new Http.QueryParameters());
            return Signer.signV4S3(
                    request.url(url)
                            .header("Host", Utils.getHostHeader(url))
                            .header("X-Amz-Date", ZonedDateTime.now(Time.UTC).format(Time.AMZ_DATE_FORMAT))
                            .header("X-Amz-Content-Sha256", Checksum.UNSIGNED_PAYLOAD)
                            .build(),
                    settings.region(),
                    settings.accessKey(),
                    settings.secretKey(),
                    Checksum.UNSIGNED_PAYLOAD);
        } catch (MinioException e) {
            throw new StoreRefused("no request can be made for " + task + ": " + e.getMessage(), e);
        }
    }
}
