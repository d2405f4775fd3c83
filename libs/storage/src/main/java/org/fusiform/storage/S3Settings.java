package org.fusiform.storage;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach an S3 bucket.
 *
 * @param endpoint such as {@code http://127.0.0.1:9000}; requests are path-style
 * @param bucket one that exists
 * @param authorities certificates (PEM) that a server's own has to be signed by; empty for those that Java trusts
 */
public record S3Settings(
        String endpoint, String bucket, String accessKey, String secretKey, String region, Optional<Path> authorities) {
    public S3Settings {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(authorities, "authorities");
    }

    /** Trusting what Java trusts. */
    public S3Settings(String endpoint, String bucket, String accessKey, String secretKey, String region) {
        this(endpoint, bucket, accessKey, secretKey, region, Optional.empty());
    }

    /** Without the keys, because settings end up in logs. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
