package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.fusiform.contracts.message.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** How answers travel: only when they are new, and compressed. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class TransferIT extends StoredArrays {
    @Test
    void results_that_are_known_are_not_sent_again_and_those_that_changed_are() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        String results = "/api/v1/campaigns/" + id + "/results";
        String before = tag(results);
        assertThat(tag(results + ".csv")).isNotEqualTo(before);

        // Then
        known(results, before).then().statusCode(304).header("ETag", equalTo(before));
        assertThat(known(results, before).asString()).isEmpty();
        known(results, "\"x\", " + before).then().statusCode(304);
        known(results, "*").then().statusCode(304);
        known(results, "\"x\"").then().statusCode(200);
        known(results + ".csv", before).then().statusCode(200);

        // When
        others.say(Findings.layer(plan, 0, 1));
        Rest.awaitState(id, "RUNNING");

        // Then
        known(results, before).then().statusCode(200).body("runs[0].layers.size()", equalTo(1));
        assertThat(tag(results)).isNotEqualTo(before);
        known("/api/v1/campaigns/none/results", before).then().statusCode(404);
    }

    @Test
    void units_and_pictures_have_tags_too() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        put("default/analyses/" + plan.layers().get(1).extraction() + "/units.parquet");
        others.say(Findings.layer(plan, 1, 1));
        Rest.awaitState(id, "RUNNING");

        // Then
        for (String path : new String[] {
            "/api/v1/campaigns/" + id + "/runs/untrained:resnet50/layers/avgpool/units",
            "/api/v1/stimulus-sets/" + set + "/stimuli/0/thumbnail",
            "/api/v1/stimulus-sets/" + set + "/stimuli/0/image"
        }) {
            known(path, tag(path)).then().statusCode(304);
            known(path, "\"other\"").then().statusCode(200);
        }
    }

    private static Response known(String path, String tag) {
        return given().urlEncodingEnabled(false).header("If-None-Match", tag).get(path);
    }

    private static String tag(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    @Test
    void texts_are_compressed_for_whoever_takes_that() throws Exception {
        String id = Rest.submitted(document(""));
        for (String path : new String[] {
            "/campaigns/" + id + "/results", "/campaigns/" + id + "/results.csv", "/models?pageSize=100"
        }) {
            HttpResponse<byte[]> compressed = get(path, "gzip");
            assertThat(compressed.headers().firstValue("Content-Encoding"))
                    .as(path)
                    .hasValue("gzip");
            assertThat(compressed.headers().allValues("Vary").toString()).contains("Accept-Encoding");
            byte[] plain = get(path, "identity").body();
            assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                    .isEqualTo(plain);
        }
        assertThat(get("/stimulus-sets/" + set + "/stimuli/0/image", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isNotEqualTo(Optional.of("gzip"));
    }

    private static HttpResponse<byte[]> get(String path, String encoding) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1" + path))
                .header("Accept-Encoding", encoding)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_by_name() {
        given().contentType("application/json")
                .body("\"" + "x".repeat(2 << 20) + "\"")
                .post("/api/v1/campaigns")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("1048576 bytes"));
        given().get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("/q/openapi"));
        given().patch("/api/v1/campaigns")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("detail", not(containsString("HTTP 405")));
    }

    /** By the server, before anything of the gateway sees it. */
    @Test
    void an_address_that_is_none_is_refused_by_its_status_alone() throws IOException {
        for (String path : new String[] {"/api/v1/campaigns/%zz", "/api/v1/campaigns?state=%zz"}) {
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 400")
                        .endsWith("\r\n\r\n");
            }
        }
    }
}
