package org.fusiform.embedded;

/** Where the object store listens ({@code http://127.0.0.1:port}, path-style) and the bucket that exists there. */
public record S3Address(String endpoint, String bucket, String accessKey, String secretKey) {

    /** Without the secret key, because addresses end up in logs. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
