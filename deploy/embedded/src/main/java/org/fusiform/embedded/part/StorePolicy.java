package org.fusiform.embedded.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an IAM policy document allows; of its language what Fusiform's documents use: statements that allow, and {@code *}. */
record StorePolicy(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Statement(List<String> actions, List<Pattern> resources) {}

    StorePolicy {
        statements = List.copyOf(statements);
    }

    static StorePolicy read(Path file) throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : JSON.readTree(file.toFile()).path("Statement")) {
            if (!statement.path("Effect").asText().equals("Allow") || statement.size() != 3) {
                throw new IOException(file + " has a statement that does more than allow actions on resources");
            }
            statements.add(new Statement(
                    texts(statement.path("Action")),
                    texts(statement.path("Resource")).stream()
                            .map(StorePolicy::pattern)
                            .toList()));
        }
        return new StorePolicy(statements);
    }

    /** @param resource {@code BUCKET} or {@code BUCKET/KEY} */
    boolean allows(String action, String resource) {
        String name = "arn:aws:s3:::" + resource;
        return statements.stream()
                .filter(statement -> statement.actions.contains("s3:" + action))
                .flatMap(statement -> statement.resources.stream())
                .anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Pattern pattern(String resource) {
        return Pattern.compile(
                Arrays.stream(resource.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
