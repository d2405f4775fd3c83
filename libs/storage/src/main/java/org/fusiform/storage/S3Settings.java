package org.fusiform.storage;

import java.util.Objects;

/**
 * How to reach an S3 bucket.
 *
 * @param endpoint such as {@code http://127.0.0.1:9000}; requests are path-style
 * @param bucket one that exists
 */
public record S3Settings(String endpoint, String bucket, String accessKey, String secretKey, String region) {
    public S3Settings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(region, "region");
    }

    /** Without the keys, because settings end up in logs. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
