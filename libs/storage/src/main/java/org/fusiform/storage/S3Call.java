package org.fusiform.storage;

import io.minio.errors.MinioException;

/** One conversation with the S3 client. */
@FunctionalInterface
interface S3Call<T> {
    T run() throws MinioException;

    /** @param task what is being done, for the error: {@code "reading KEY"} */
    static <T> T make(String task, String key, S3Call<T> call) {
        try {
            return call.run();
        } catch (MinioException e) {
            throw S3Failures.of(task, key, e);
        } catch (IllegalStateException e) {
            throw S3Failures.ofConnection(task, e);
        }
    }
}
