package org.fusiform.storage;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;

/** Sorts what the S3 client throws into what a caller can do about it. */
final class S3Failures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int NOT_FOUND = 404;

    private S3Failures() {}

    /** @param task what was being done, such as {@code "reading KEY"} */
    static StorageException of(String task, String key, MinioException failure) {
        if (!(failure instanceof ErrorResponseException answered)) {
            // No answer, half an answer or one that is not S3's: the connection or something between.
            return unavailable(task, failure);
        }
        String code = answered.errorResponse().code();
        int status = answered.response() == null
                ? SERVER_ERRORS
                : answered.response().code();
        if (status == NOT_FOUND && !"NoSuchBucket".equals(code)) {
            return new NoSuchObject(key);
        }
        String message = "the object store answered " + code + " (" + status + ") " + task + ": "
                + answered.errorResponse().message();
        return later(status) ? new StoreUnavailable(message, failure) : new StoreRefused(message, failure);
    }

    /** The client wraps what the connection throws, unlike its own exceptions, so; any other is a bug and stays. */
    static StorageException ofConnection(String task, IllegalStateException failure) {
        if (!(failure.getCause() instanceof IOException broken)) {
            throw failure;
        }
        return unavailable(task, broken);
    }

    private static StoreUnavailable unavailable(String task, Exception failure) {
        return new StoreUnavailable("the object store failed " + task + ": " + failure.getMessage(), failure);
    }

    private static boolean later(int status) {
        return status >= SERVER_ERRORS || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }
}
