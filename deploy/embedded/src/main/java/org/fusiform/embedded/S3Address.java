package org.fusiform.embedded;

/**
 * Where the object store listens ({@code http://127.0.0.1:port}, or https where parts are secured; path-style), the bucket
 * that exists there, and keys: those of everybody, or by {@link #as} of one service.
 */
public record S3Address(String endpoint, String bucket, String accessKey, String secretKey) {

    /** With the keys of a service; only where parts are secured. */
    public S3Address as(String service) {
        return new S3Address(endpoint, bucket, service, ServiceSecret.of(secretKey, service));
    }

    /** Without the secret key, because addresses end up in logs. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
