package org.fusiform.bench.storage;

import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.S3Address;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;

/** The store of embedded parts, reached as the services reach it. */
public final class BenchStore {
    private BenchStore() {}

    public static S3ObjectStore of(EmbeddedSystem parts) {
        S3Address s3 = parts.s3();
        return new S3ObjectStore(
                new S3Settings(s3.endpoint(), s3.bucket(), s3.accessKey(), s3.secretKey(), "us-east-1"));
    }
}
