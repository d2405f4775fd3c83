package org.fusiform.gateway.system;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request to an operation: valid as far as it is not spoiled. */
final class ApiCaller {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ApiOperation operation;

    /** By parameter, encoded. */
    private final Map<String, String> values;

    private Optional<byte[]> body = Optional.empty();
    private String accept = "*/*";
    private String contentType;

    private ApiCaller(ApiOperation operation, Map<String, String> values) {
        this.operation = operation;
        this.values = values;
        this.contentType = operation.contentType().orElse(null);
    }

    /** @param paths a value for each parameter of its path */
    static ApiCaller of(ApiOperation operation, Map<String, String> paths) {
        Map<String, String> values = new HashMap<>(paths);
        for (ApiOperation.Parameter parameter : operation.parameters()) {
            if (!parameter.in().equals("path")) {
                parameter.example().ifPresent(example -> values.putIfAbsent(parameter.name(), encoded(example)));
            }
        }
        return new ApiCaller(operation, values);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    ApiCaller with(String parameter, String value) {
        values.put(parameter, value);
        return this;
    }

    ApiCaller without(String parameter) {
        values.remove(parameter);
        return this;
    }

    ApiCaller body(byte[] bytes) {
        body = Optional.of(bytes);
        return this;
    }

    ApiCaller accept(String types) {
        accept = types;
        return this;
    }

    ApiCaller contentType(String type) {
        contentType = type;
        return this;
    }

    Answered ask() {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(PATIENCE).header("Accept", accept);
        for (ApiOperation.Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.name());
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", value);
                case "query" -> {
                    if (value != null) {
                        query.add(parameter.name() + "=" + value);
                    }
                }
                default -> {
                    if (value != null) {
                        request.header(parameter.name(), value);
                    }
                }
            }
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path
                + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        request.uri(uri)
                .method(
                        operation.method().toUpperCase(Locale.ROOT),
                        body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
        String to = operation.method() + " " + uri + " " + values
                + body.map(bytes -> " " + new String(bytes, StandardCharsets.UTF_8))
                        .orElse("");
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answered(
                    to,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new AssertionError(to, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(to, e);
        }
    }
}
