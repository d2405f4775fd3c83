package org.fusiform.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.project.Project;

/** Whom a token, whose signature was verified already, stands for. */
record TokenClaims(String projectClaim, String scopeClaim, String scopePrefix) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SUBJECT = 100;

    static TokenClaims of(AccessConfig config) {
        return new TokenClaims(config.projectClaim(), config.scopeClaim(), config.scopePrefix());
    }

    /** @param token three parts of Base64, as JSON web tokens are */
    Caller caller(String token) {
        JsonNode claims = payload(token);
        String project = claim(claims, projectClaim).asText("");
        if (project.isEmpty()) {
            throw Problem.forbidden("the token has no claim '" + projectClaim + "', which names its project");
        }
        if (!Project.valid(project)) {
            throw Problem.forbidden("the claim '" + projectClaim + "' of the token is no project: it " + Project.RULE);
        }
        Scope scope = words(claim(claims, scopeClaim)).stream()
                .filter(word -> word.startsWith(scopePrefix))
                .map(word -> Scope.named(word.substring(scopePrefix.length())))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> Problem.forbidden(
                        "the claim '" + scopeClaim + "' of the token has none of " + String.join(", ", scopes())));
        return new Caller(project, "token:" + subject(claims), scope, until(claims));
    }

    private static Instant until(JsonNode claims) {
        return claims.path("exp").isNumber()
                ? Instant.ofEpochSecond(claims.path("exp").asLong())
                : null;
    }

    /** As lists and logs can show it. */
    private static String subject(JsonNode claims) {
        String subject = claims.path("sub").asText("?").replaceAll("\\p{Cntrl}", "?");
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    private List<String> scopes() {
        return Arrays.stream(Scope.values())
                .map(scope -> scopePrefix + scope.word())
                .toList();
    }

    private static JsonNode payload(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw Problem.unauthenticated("the token is no JSON web token");
        }
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.unauthenticated("the token is no JSON web token");
        }
    }

    private static JsonNode claim(JsonNode claims, String name) {
        return name.startsWith("/") ? claims.at(name) : claims.path(name);
    }

    private static List<String> words(JsonNode claim) {
        List<String> words = new ArrayList<>();
        if (claim.isArray()) {
            claim.forEach(word -> words.add(word.asText()));
        } else {
            words.addAll(List.of(claim.asText("").split(" ")));
        }
        return words;
    }
}
