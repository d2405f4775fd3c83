package org.fusiform.gateway.problem;

import java.util.List;
import java.util.Map;

/** A request that is not carried out; nothing has changed. Answered as problem+json with this status and these words. */
public final class Problem extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final int status;
    private final String title;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    private Problem(int status, String title, String detail, List<FieldError> errors, Throwable cause) {
        this(status, title, detail, errors, cause, Map.of());
    }

    private Problem(
            int status,
            String title,
            String detail,
            List<FieldError> errors,
            Throwable cause,
            Map<String, String> headers) {
        super(detail, cause);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    /** What was sent cannot be read at all. */
    public static Problem malformed(String detail, Throwable cause) {
        return new Problem(BAD_REQUEST, "Malformed request", detail, List.of(), cause);
    }

    /** One field or parameter is wrong. */
    public static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new FieldError(pointer, detail)));
    }

    /** Several are; the detail repeats the first, because many readers show nothing else. */
    public static Problem invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String subject = first.pointer().isEmpty() ? "the body " : first.pointer() + ": ";
        return new Problem(UNPROCESSABLE, "Invalid request", subject + first.detail(), errors, null);
    }

    /** What was uploaded is not usable; the detail names entry and reason. */
    public static Problem unusable(String detail) {
        return unusable(detail, null);
    }

    public static Problem unusable(String detail, Throwable cause) {
        return new Problem(UNPROCESSABLE, "Unusable upload", detail, List.of(), cause);
    }

    /** Nobody knows who asks. */
    public static Problem unauthenticated(String detail) {
        return new Problem(
                UNAUTHENTICATED,
                "Not authenticated",
                detail,
                List.of(),
                null,
                Map.of("WWW-Authenticate", "Bearer realm=\"fusiform\""));
    }

    /** Whoever asks may not do this. */
    public static Problem forbidden(String detail) {
        return new Problem(FORBIDDEN, "Forbidden", detail, List.of(), null);
    }

    /** Not now: later the same request may do. */
    public static Problem tooMany(String detail, int retryAfterSeconds) {
        return new Problem(
                TOO_MANY,
                "Too many",
                detail,
                List.of(),
                null,
                Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    public static Problem notFound(String detail) {
        return new Problem(NOT_FOUND, "Not found", detail, List.of(), null);
    }

    public static Problem conflict(String detail) {
        return new Problem(CONFLICT, "Conflict", detail, List.of(), null);
    }

    /** Somebody else does it at this moment: the same request may do later. */
    public static Problem underWay(String detail, int retryAfterSeconds) {
        return new Problem(
                CONFLICT,
                "Conflict",
                detail,
                List.of(),
                null,
                Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** It was there, and will not be again. */
    public static Problem gone(String detail) {
        return new Problem(GONE, "Gone", detail, List.of(), null);
    }

    public static Problem tooLarge(String detail) {
        return new Problem(TOO_LARGE, "Too large", detail, List.of(), null);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** Headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
