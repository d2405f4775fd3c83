package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.gateway.idempotency.Idempotency;
import org.junit.jupiter.api.Test;

/** A request that is sent again because its answer was lost. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class IdempotencyIT extends NewStimuli {
    private final String key = UUID.randomUUID().toString();

    @Inject
    AgroalDataSource database;

    @Inject
    Idempotency idempotency;

    private int sql(String statement, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, values[i]);
            }
            return prepared.executeUpdate();
        }
    }

    @Test
    void the_stored_answer_comes_again_and_another_body_is_refused() {
        // Given
        Response first = Rest.submit(document(""), key);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        String id = first.path("id");
        given().urlEncodingEnabled(false).post("/api/v1/campaigns/" + id + ":cancel");

        // When
        Response again = Rest.submit(document(""), key);

        // Then it is the answer of then, not of now
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Rest.submit(document(", \"seed\": 2"), key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("Idempotency-Key"));
        assertThat(others.plans(id, 1)).hasSize(1);
    }

    @Test
    void many_at_once_make_one() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Response> submit = () -> Rest.submit(document(""), key);
            List<Future<Response>> asked =
                    IntStream.range(0, 8).mapToObj(i -> threads.submit(submit)).toList();
            for (Future<Response> answer : asked) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        }
        Rest.submit(document(""), key).then().statusCode(201);

        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM gateway.campaign c JOIN gateway.stimulus_set_name n"
                                + " ON n.set_id = c.stimulus_set WHERE n.name = ?")) {
            count.setString(1, set);
            ResultSet row = count.executeQuery();
            row.next();
            assertThat(row.getLong(1)).isEqualTo(1);
        }
    }

    @Test
    void while_one_is_under_way_the_others_wait_and_a_dead_one_keeps_nobody() throws SQLException {
        // Given one that is under way
        String request = Sha256.of("/api/v1/campaigns\n" + Sha256.of(document("")));
        sql(
                "INSERT INTO gateway.idempotency (project, key, request, holder, until)"
                        + " VALUES ('default', ?, ?, 'somebody', now() + interval '1 hour')",
                key,
                request);

        // Then
        Rest.submit(document(""), key)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("detail", containsString("under way"));

        // When it must have died
        sql("UPDATE gateway.idempotency SET until = now() - interval '1 second' WHERE key = ?", key);

        // Then
        Rest.submit(document(""), key).then().statusCode(201);
    }

    @Test
    void what_was_refused_leaves_its_key_and_a_key_is_of_one_project() {
        Rest.submit(document(", \"seed\": \"x\""), key).then().statusCode(422);
        Rest.submit(document(""), key).then().statusCode(201);

        // Another project has no such set, and no such key either
        String other = Rest.key("other-" + UUID.randomUUID(), "submit");
        Rest.by(other)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(document(""))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/stimulusSet"));
    }

    @Test
    void a_key_that_is_none_is_told_with_all_else_that_is_wrong() {
        String none = "k".repeat(201);

        Rest.submit(document(", \"seed\": \"x\"").replace("avgpool", "no such layer"), none)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("Idempotency-Key", "/seed", "/layers/1")));
        Rest.submit(document(""), none)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("Idempotency-Key")));
        given().contentType("application/json")
                .header("Idempotency-Key", none)
                .body("{\"scope\": \"all\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("Idempotency-Key", "/name", "/scope")));
        given().header("Idempotency-Key", none)
                .body(new byte[] {1})
                .post("/api/v1/models?id=a%20b&family=resnet19")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("Idempotency-Key", "id", "family")));
    }

    @Test
    void a_key_is_kept_for_a_bounded_time() throws SQLException {
        // Given
        String id =
                Rest.submit(document(""), key).then().statusCode(201).extract().path("id");

        // When
        sql("UPDATE gateway.idempotency SET begun_at = now() - interval '25 hours' WHERE key = ?", key);

        // Then it stands for another request, and goes
        String later = Rest.submit(document(", \"seed\": 3"), key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(later).isNotEqualTo(id);
        sql("UPDATE gateway.idempotency SET begun_at = now() - interval '25 hours' WHERE key = ?", key);
        idempotency.trim();
        assertThat(sql("DELETE FROM gateway.idempotency WHERE key = ?", key)).isZero();
    }

    @Test
    void sets_and_models_are_answered_again_too() throws Exception {
        byte[] archive = Files.readAllBytes(folder.resolve(set + ".zip"));
        Response made = upload("/stimulus-sets?name=again-" + set, archive);
        made.then().statusCode(201);
        Response again = upload("/stimulus-sets?name=again-" + set, archive);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(made.asString());
        upload("/stimulus-sets?name=other-" + set, archive).then().statusCode(422);

        String weights = "/models?family=resnet18&id=again-" + key;
        given().header("Idempotency-Key", "w" + key)
                .body(new byte[] {1})
                .post("/api/v1" + weights)
                .then()
                .statusCode(201);
        given().header("Idempotency-Key", "w" + key)
                .body(new byte[] {1})
                .post("/api/v1" + weights)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
        given().header("Idempotency-Key", "w" + key)
                .body(new byte[] {2})
                .post("/api/v1" + weights)
                .then()
                .statusCode(422);
    }

    private Response upload(String path, byte[] body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/octet-stream")
                .body(body)
                .post("/api/v1" + path);
    }

    @Test
    void a_secret_is_told_once_and_stored_nowhere() throws SQLException {
        // Given
        Response made = newKey();
        String secret = made.then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .path("key");

        // Then
        newKey().then()
                .statusCode(409)
                .body(
                        "detail",
                        containsString("/api/v1/keys/"
                                + AccessKey.parse(secret).orElseThrow().id()));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT i::text FROM gateway.idempotency i")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(secret.substring(20, 60));
            }
        }
    }

    private Response newKey() {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"name\": \"once\", \"scope\": \"read\"}")
                .post("/api/v1/keys");
    }
}
