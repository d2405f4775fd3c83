package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fusiform.contracts.access.AccessKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in, how far, and what is remembered of it. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class AccessIT {
    private final String project = "p-" + UUID.randomUUID();
    private final SecretWatch watch = new SecretWatch();

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void watchTheLog() {
        watch.begin();
    }

    /** Whatever a test did: no secret of it was logged. */
    @AfterEach
    void nothingLeaked() {
        watch.end();
    }

    private String key(String scope) {
        return watch.over(Rest.key(project, scope));
    }

    private static Response get(String secret, String path) {
        return Rest.by(secret).get("/api/v1" + path);
    }

    @Test
    void a_key_is_shown_once_kept_as_a_hash_and_opens_nothing_once_revoked() throws SQLException {
        // Given
        String secret = key("submit");
        String id = AccessKey.parse(secret).orElseThrow().id();
        get(secret, "/campaigns").then().statusCode(200);

        // Then
        String listed = given().get("/api/v1/keys?project=" + project).asString();
        assertThat(listed).contains(id, "\"scope\":\"submit\"", "\"createdBy\":\"anonymous\"");
        assertThat(listed)
                .doesNotContain(secret, AccessKey.parse(secret).orElseThrow().sha256());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT k::text FROM gateway.access_key k")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(secret.substring(20, 60));
            }
        }

        // When
        given().delete("/api/v1/keys/" + id).then().statusCode(204);

        // Then
        get(secret, "/campaigns")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("detail", equalTo("the key " + id + " was revoked"));
        given().delete("/api/v1/keys/none").then().statusCode(404);
    }

    @Test
    void a_key_does_what_its_scope_says() {
        String reads = key("read");
        String submits = key("submit");

        get(reads, "/models").then().statusCode(200);
        Rest.by(reads)
                .post("/api/v1/store:sweep?dryRun=true")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("needs the scope submit"));
        Rest.by(submits).post("/api/v1/store:sweep?dryRun=true").then().statusCode(200);
        get(submits, "/keys").then().statusCode(403);
        get(submits, "/audit").then().statusCode(403);
        get(submits, "/dead-letters").then().statusCode(403);
        get(submits, "/projects").then().statusCode(403);
        get(key("admin"), "/keys").then().statusCode(200);
    }

    @Test
    void what_is_no_key_is_refused_without_being_repeated() throws SQLException {
        String unknown = watch.over(AccessKey.generate().reveal());
        String cut = watch.over(unknown.substring(0, 70));
        String expired = key("submit");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE gateway.access_key SET expires_at = now() WHERE id = '"
                    + AccessKey.parse(expired).orElseThrow().id() + "'");
        }

        for (String secret : new String[] {unknown, cut, expired, watch.over("a-long-word-that-is-no-token")}) {
            Response refused = get(secret, "/campaigns");
            refused.then().statusCode(401).contentType("application/problem+json");
            assertThat(refused.asString()).doesNotContain(secret);
        }
        given().header("Authorization", "Basic YTpi")
                .get("/api/v1/campaigns")
                .then()
                .statusCode(401)
                .body("detail", containsString("Bearer"));
        given().contentType("application/json")
                .body("{\"name\": \"a\", \"days\": \"x\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/days"));
        given().contentType("application/json")
                .body("{\"name\": \"a b\", \"project\": \"../x\", \"scope\": \"all\", \"days\": 0}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(java.util.List.of("/name", "/project", "/scope", "/days")));
    }

    @Test
    void browsers_are_told_to_distrust_and_pages_of_other_origins_get_nothing() {
        given().get("/api/v1/models")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        Rest.by(key("read"))
                .header("Origin", "https://elsewhere.example")
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
        given().urlEncodingEnabled(false)
                .header("Origin", "https://elsewhere.example")
                .post("/api/v1/store:sweep")
                .then()
                .statusCode(403)
                .body("detail", containsString("other origins"));
        given().header("Host", "rebound.example:80")
                .get("/api/v1/models")
                .then()
                .statusCode(403);
    }

    @Test
    void whoever_asks_too_often_is_told_when_to_go_on() {
        String hasty = key("read");

        Response refused = IntStream.range(0, 1000)
                .mapToObj(attempt -> get(hasty, "/projects/" + project))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("detail", containsString("more than 200 requests at once"));
        get(key("read"), "/models").then().statusCode(200);
    }

    @Test
    void whoever_shows_too_many_keys_that_open_nothing_is_not_even_looked_up() throws Exception {
        // Given: another address than that of the other tests
        String good = key("read");
        try (HttpClient guesser = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.9"))
                .build()) {
            assertThat(ask(guesser, good).statusCode()).isEqualTo(200);

            // When
            HttpResponse<String> refused = IntStream.range(0, 1000)
                    .mapToObj(attempt ->
                            ask(guesser, watch.over(AccessKey.generate().reveal())))
                    .filter(answer -> answer.statusCode() != 401)
                    .findFirst()
                    .orElseThrow();

            // Then
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("from your address came more than 50 keys");
        }
        get(good, "/models").then().statusCode(200);
    }

    private static HttpResponse<String> ask(HttpClient client, String secret) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/models"))
                .header("Authorization", "Bearer " + secret)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changes_are_remembered_with_who_made_them_and_how_they_ended() {
        // Given
        String secret = key("submit");
        String actor = "key:" + AccessKey.parse(secret).orElseThrow().id();
        String name = "s-" + UUID.randomUUID();

        // When
        get(secret, "/models").then().statusCode(200);
        Rest.by(secret).delete("/api/v1/stimulus-sets/" + name).then().statusCode(404);
        Response more = given().contentType("application/json")
                .body("{\"name\": \"more\", \"project\": \"" + project + "\", \"days\": 2}")
                .post("/api/v1/keys");
        String made = more.path("key");
        assertThat(Instant.parse(more.path("info.expiresAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(2)));
        watch.over(made);

        // Then
        given().get("/api/v1/audit?pageSize=1&project=" + project)
                .then()
                .body("items.action", equalTo(java.util.List.of("DELETE")))
                .body("items[0].actor", equalTo(actor))
                .body("items[0].target", equalTo("/api/v1/stimulus-sets/" + name))
                .body("items[0].status", equalTo(404));
        String token = given().get("/api/v1/audit?pageSize=1").path("nextPageToken");
        given().get("/api/v1/audit?pageSize=1&pageToken=" + token)
                .then()
                .statusCode(200)
                .body("items[0].actor", not(equalTo("")));
        given().get("/api/v1/audit")
                .then()
                .body(
                        "items.target",
                        hasItem("/api/v1/keys/"
                                + AccessKey.parse(made).orElseThrow().id()))
                .body("items.target", not(hasItem(containsString(made))));
    }
}
