package org.fusiform.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;

/**
 * Which part of a list is asked for.
 *
 * @param size items at the most
 * @param after position of the last item of the page before, or null for the first page
 */
public record PageRequest(int size, String after) {
    public static final int DEFAULT_SIZE = 50;
    private static final int MOST = 1000;

    /** From the parameters {@code pageSize} and {@code pageToken}, either of which may be null. */
    public static PageRequest of(Integer pageSize, String pageToken) {
        Mistakes mistakes = new Mistakes();
        int size = pageSize == null ? DEFAULT_SIZE : pageSize;
        if (size < 1 || size > MOST) {
            mistakes.add("pageSize", "must be between 1 and " + MOST + ", not " + size);
        }
        String after = pageToken == null || pageToken.isEmpty() ? null : mistakes.note(() -> position(pageToken));
        mistakes.throwIfAny();
        return new PageRequest(size, after);
    }

    /** The position as a number; one that is none was never handed out. */
    public long afterNumber() {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw notOurs();
        }
    }

    /** The token that asks for what follows a position. */
    public static String token(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String position(String token) {
        try {
            String position = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (position.indexOf('\0') >= 0) {
                throw notOurs();
            }
            return position;
        } catch (IllegalArgumentException e) {
            throw notOurs();
        }
    }

    /** A token that was never handed out. */
    public static Problem notOurs() {
        return Problem.invalid("pageToken", "is no token of an earlier page; leave it out to begin anew");
    }
}
