package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An operation as the OpenAPI document describes it. */
record ApiOperation(String method, String path, JsonNode description) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** @param in path, query or header */
    record Parameter(String name, String in, boolean required, Optional<String> example) {
        static Parameter of(JsonNode parameter) {
            JsonNode example = parameter.path("example");
            return new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    example.isMissingNode() ? Optional.empty() : Optional.of(example.asText()));
        }
    }

    /** All of the gateway that answers. */
    static List<ApiOperation> all() {
        List<ApiOperation> operations = new ArrayList<>();
        document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new ApiOperation(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    static JsonNode document() {
        try {
            return JSON.readTree(
                    given().accept("application/json").get("/q/openapi").asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    String id() {
        return description.path("operationId").asText();
    }

    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        description.path("parameters").forEach(parameter -> parameters.add(Parameter.of(parameter)));
        return parameters;
    }

    /** What its body is, if it takes one. */
    Optional<String> contentType() {
        JsonNode content = description.path("requestBody").path("content");
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(content.fieldNames().next());
    }

    /** JSON texts. */
    List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        description.path("requestBody").path("content").forEach(content -> content.path("examples")
                .forEach(example -> bodies.add(
                        example.path("value").isTextual()
                                ? example.path("value").textValue()
                                : example.path("value").toString())));
        return bodies;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
