package org.fusiform.storage;

import io.minio.Xml;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.XmlParserException;
import io.minio.messages.ErrorResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;

/** Sorts what the S3 client throws into what a caller can do about it. */
final class S3Failures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_ERROR = 1 << 16;

    private S3Failures() {}

    /** @param task what was being done, such as {@code "reading KEY"} */
    static StorageException of(String task, String key, MinioException failure) {
        if (!(failure instanceof ErrorResponseException answered)) {
            // No answer, half an answer or one that is not S3's: the connection or something between.
            return unavailable(task, failure);
        }
        int status = answered.response() == null
                ? SERVER_ERRORS
                : answered.response().code();
        return of(task, key, status, answered.errorResponse(), failure);
    }

    /**
     * Of an answer that is no success, to a request that the client did not send itself.
     *
     * @param answer what it says, or null
     */
    static StorageException ofAnswer(String task, String key, int status, InputStream answer) throws IOException {
        try {
            String said = answer == null ? "" : new String(answer.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
            return of(task, key, status, Xml.unmarshal(ErrorResponse.class, said), null);
        } catch (XmlParserException e) {
            String message = "the object store answered " + status + " " + task;
            return later(status) ? new StoreUnavailable(message, e) : new StoreRefused(message, e);
        }
    }

    private static StorageException of(
            String task, String key, int status, ErrorResponse error, MinioException failure) {
        if (status == NOT_FOUND && !"NoSuchBucket".equals(error.code())) {
            return new NoSuchObject(key);
        }
        String message =
                "the object store answered " + error.code() + " (" + status + ") " + task + ": " + error.message();
        return later(status) ? new StoreUnavailable(message, failure) : new StoreRefused(message, failure);
    }

    /** The client wraps what the connection throws, unlike its own exceptions, so; any other is a bug and stays. */
    static StorageException ofConnection(String task, IllegalStateException failure) {
        return switch (failure.getCause()) {
            case IOException broken -> unavailable(task, broken);
            case CertificateException distrusted -> distrusted(task, distrusted);
            case null, default -> throw failure;
        };
    }

    /** No time makes a certificate trusted, unlike everything else that keeps an answer away. */
    static StorageException unavailable(String task, Exception failure) {
        if (failure.getCause() instanceof CertificateException distrusted) {
            return distrusted(task, distrusted);
        }
        return new StoreUnavailable("the object store failed " + task + ": " + failure.getMessage(), failure);
    }

    private static StoreRefused distrusted(String task, CertificateException failure) {
        return new StoreRefused(
                "the certificate of the object store is not trusted " + task
                        + " (fusiform.store.authorities names a file" + " of those that are): " + failure.getMessage(),
                failure);
    }

    private static boolean later(int status) {
        return status >= SERVER_ERRORS || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
    }
}
