package org.fusiform.embedded.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an IAM policy document allows; of its language what Fusiform's documents use: statements that allow, {@code *}, and
 * prefixes of listings.
 */
record StorePolicy(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:s3:::";
    private static final Set<String> CONDITIONS = Set.of("StringLike");
    private static final Set<String> PREFIXES = Set.of("s3:prefix");

    /** @param prefixes that a listing may have; empty for any */
    private record Statement(List<String> actions, List<Pattern> resources, List<Pattern> prefixes) {
        boolean allows(String action, String name) {
            return actions.contains("s3:" + action) && matches(resources, name);
        }
    }

    StorePolicy {
        statements = List.copyOf(statements);
    }

    static StorePolicy read(Path file) throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : JSON.readTree(file.toFile()).path("Statement")) {
            JsonNode condition = statement.path("Condition");
            if (!statement.path("Effect").asText().equals("Allow")
                    || statement.size() != (condition.isMissingNode() ? 3 : 4)
                    || !CONDITIONS.containsAll(names(condition))
                    || !PREFIXES.containsAll(names(condition.path("StringLike")))) {
                throw new IOException(file + " has a statement that does more than allow actions on resources");
            }
            statements.add(new Statement(
                    texts(statement.path("Action")),
                    patterns(statement.path("Resource")),
                    patterns(condition.path("StringLike").path("s3:prefix"))));
        }
        return new StorePolicy(statements);
    }

    boolean allows(String action, String bucket, String key) {
        return statements.stream()
                .anyMatch(statement ->
                        statement.prefixes.isEmpty() && statement.allows(action, ARN + bucket + "/" + key));
    }

    boolean allowsListing(String bucket, String prefix) {
        return statements.stream()
                .filter(statement -> statement.allows("ListBucket", ARN + bucket))
                .anyMatch(statement -> statement.prefixes.isEmpty() || matches(statement.prefixes, prefix));
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static List<Pattern> patterns(JsonNode list) {
        return texts(list).stream().map(StorePolicy::pattern).toList();
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
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
