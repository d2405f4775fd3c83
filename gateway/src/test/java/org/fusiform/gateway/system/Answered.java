package org.fusiform.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** An answer, and that it is as every answer must be. */
record Answered(String to, int status, String contentType, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What tells of the inside. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\w(Exception|Error)\\b|\\bat (org|io|com|java|jakarta)\\.|org\\.fusiform|io\\.quarkus|jakarta\\.|java\\."
                    + "|com\\.fasterxml|Hibernate|SQLSTATE|reference chain");

    /** Nothing of the gateway's fault; a refusal is a problem document, and tells nothing of the inside. */
    Answered sound() {
        assertThat(status).as(this::toString).isLessThan(500);
        if (status >= 400) {
            assertThat(contentType).as(this::toString).startsWith("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.path("status").asInt()).as(this::toString).isEqualTo(status);
            assertThat(problem.path("title").asText()).as(this::toString).isNotBlank();
            assertThat(problem.path("detail").asText()).as(this::toString).isNotBlank();
            assertThat(INSIDE.matcher(body).find()).as(this::toString).isFalse();
            problem.path("errors")
                    .forEach(error -> assertThat(error.path("detail").asText())
                            .as(this::toString)
                            .isNotBlank());
        }
        return this;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(this + " is no JSON", e);
        }
    }

    @Override
    public String toString() {
        String shown = body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
        return (to.length() > 500 ? to.substring(0, 500) + "…" : to) + " → " + status + " " + contentType + " " + shown;
    }
}
