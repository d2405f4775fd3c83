package org.fusiform.gateway.problem;

import java.util.List;

/** A request that is not carried out; nothing has changed. Answered as problem+json with this status and these words. */
public final class Problem extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;

    private final int status;
    private final String title;
    private final transient List<FieldError> errors;

    private Problem(int status, String title, String detail, List<FieldError> errors, Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
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
        return new Problem(UNPROCESSABLE, "Invalid request", first.pointer() + ": " + first.detail(), errors, null);
    }

    /** What was uploaded is not usable; the detail names entry and reason. */
    public static Problem unusable(String detail) {
        return unusable(detail, null);
    }

    public static Problem unusable(String detail, Throwable cause) {
        return new Problem(UNPROCESSABLE, "Unusable upload", detail, List.of(), cause);
    }

    public static Problem notFound(String detail) {
        return new Problem(NOT_FOUND, "Not found", detail, List.of(), null);
    }

    public static Problem conflict(String detail) {
        return new Problem(CONFLICT, "Conflict", detail, List.of(), null);
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
}
