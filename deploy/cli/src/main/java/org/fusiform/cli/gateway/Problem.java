package org.fusiform.cli.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A refusal: RFC 9457 problem+json where the gateway wrote it, the bare status where something before it did. */
record Problem(int status, String detail, List<String> errors) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAUTHENTICATED = 401;

    Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            if (!detail.isEmpty()) {
                return new Problem(status, detail, errors(problem.path("errors"), detail));
            }
        } catch (JsonProcessingException e) {
            return new Problem(status, "HTTP " + status + " without a reason", List.of());
        }
        return new Problem(status, "HTTP " + status + " without a reason", List.of());
    }

    private static List<String> errors(JsonNode list, String detail) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : list) {
            String said = error.path("detail").asText("");
            String field = error.path("pointer").asText(error.path("field").asText(""));
            if (!said.isEmpty() && !detail.contains(said)) {
                errors.add(field.isEmpty() ? said : field + ": " + said);
            }
        }
        return errors;
    }

    /** @param after what the answer says in Retry-After */
    GatewayRefusal failure(Optional<Duration> after) {
        String hint = status == UNAUTHENTICATED ? "; give a key by FUSIFORM_TOKEN or --token" : "";
        return new GatewayRefusal(
                status, (errors.isEmpty() ? detail : detail + " (" + String.join("; ", errors) + ")") + hint, after);
    }
}
