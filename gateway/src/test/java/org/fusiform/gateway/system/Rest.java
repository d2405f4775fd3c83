package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusiform.gateway.stimulus.Pictures;
import org.fusiform.gateway.stimulus.archive.Archives;

/** The gateway as a user's client sees it. */
final class Rest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rest() {}

    /** Who asks, and nobody else, whoever does by default. */
    static RequestSpecification as(String secret) {
        RequestSpecification usual = RestAssured.requestSpecification;
        RestAssured.requestSpecification = null;
        try {
            return new RequestSpecBuilder()
                    .addHeader("Authorization", "Bearer " + secret)
                    .build();
        } finally {
            RestAssured.requestSpecification = usual;
        }
    }

    /** A request of somebody else than those who ask by default. */
    static RequestSpecification by(String secret) {
        RequestSpecification usual = RestAssured.requestSpecification;
        RestAssured.requestSpecification = as(secret);
        try {
            return given().urlEncodingEnabled(false);
        } finally {
            RestAssured.requestSpecification = usual;
        }
    }

    /** A new key. */
    static String key(String project, String scope) {
        return given().contentType("application/json")
                .body("""
                        {"name": "test", "project": "%s", "scope": "%s"}""".formatted(project, scope))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    static Response upload(String path, byte[] body, Object... queryParameters) {
        var request = given().contentType("application/octet-stream").body(body);
        for (int i = 0; i < queryParameters.length; i += 2) {
            request.queryParam((String) queryParameters[i], queryParameters[i + 1]);
        }
        return request.post("/api/v1" + path);
    }

    /** Imports a set of two conditions, {@code perCondition} stimuli each, that differs by {@code first}. */
    static String importSet(Path folder, String name, int first, int perCondition) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int number = 0; number < perCondition; number++) {
            entries.put("face/" + number + ".png", Pictures.png(first + number));
            entries.put("scene/" + number + ".png", Pictures.png(first + perCondition + number));
        }
        Path archive = Archives.zip(folder.resolve(name + ".zip"), entries);
        return upload("/stimulus-sets", Files.readAllBytes(archive), "name", name)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response submit(String json, String key) {
        var request = given().contentType("application/json").body(json);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/campaigns");
    }

    static String submitted(String json) {
        return submit(json, null).then().statusCode(201).extract().path("id");
    }

    static JsonPath get(String path) {
        return given().get("/api/v1" + path).then().statusCode(200).extract().jsonPath();
    }

    static void awaitState(String campaign, String state) {
        await().atMost(PATIENCE)
                .until(() -> get("/campaigns/" + campaign).getString("state").equals(state));
    }
}
