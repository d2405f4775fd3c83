package org.fusiform.gateway.idempotency;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Consumer;
import org.fusiform.contracts.Sha256;
import org.fusiform.gateway.problem.Mistakes;
import org.fusiform.gateway.problem.Problem;

/**
 * A request that makes something.
 *
 * @param key its Idempotency-Key, or null for none
 * @param request hash of what makes it another one: path, query and body
 */
public record Asked(String project, String key, String request) {
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST_KEY = 200;

    /** The key itself, which may be absent; a Problem where it is none. */
    public static String requireKey(String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.invalid(HEADER, "must have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    /**
     * @param bodySha256 of the body as it was sent
     * @param body adds what is wrong with the body, where the key is none already, so that all of it is told at once
     */
    public static Asked of(String project, String key, UriInfo uri, String bodySha256, Consumer<Mistakes> body) {
        Mistakes mistakes = new Mistakes();
        mistakes.note(() -> requireKey(key));
        if (mistakes.any()) {
            body.accept(mistakes);
            mistakes.throwIfAny();
        }
        return of(project, key, uri, bodySha256);
    }

    /** @param bodySha256 of the body as it was sent */
    public static Asked of(String project, String key, UriInfo uri, String bodySha256) {
        URI target = uri.getRequestUri();
        String query = target.getRawQuery();
        return new Asked(
                project,
                requireKey(key),
                Sha256.of(target.getRawPath() + (query == null ? "" : "?" + query) + "\n" + bodySha256));
    }
}
