package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a project may have. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class QuotaIT extends NewStimuli {
    private final String project = "q-" + UUID.randomUUID();

    @BeforeEach
    void asProject() throws Exception {
        RestAssured.requestSpecification = Rest.as(Rest.key(project, "submit"));
        Rest.importSet(folder, set, 77_000_000, 20);
    }

    private void limit(String limits) {
        Rest.by(firstKey)
                .contentType("application/json")
                .body(limits)
                .put("/api/v1/projects/" + project)
                .then()
                .statusCode(200);
    }

    @Test
    void campaigns_in_flight_are_limited_and_one_that_ends_makes_room() {
        // Given
        limit("{\"campaigns\": 1}");
        String first = Rest.submit(document(""), "k").path("id");

        // Then
        Rest.submit(document(""), null)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "60")
                .body("detail", containsString("1 campaigns in flight of the 1"))
                .body("detail", containsString("project limit " + project + " --campaigns"));
        Rest.submit(document(""), "k").then().statusCode(201).body("id", equalTo(first));
        given().get("/api/v1/projects/" + project).then().body("campaignsInFlight", equalTo(1));

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + first + ":cancel")
                .then()
                .statusCode(200);
        others.requests(first, 2).forEach(request -> others.say(Findings.completed(request)));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Rest.get("/campaigns/" + first).getString("state").equals("CANCELLED"));

        // Then
        Rest.submit(document(", \"seed\": 9"), null).then().statusCode(201);
    }

    @Test
    void uploads_are_limited_before_they_are_read() {
        limit("{\"uploadBytes\": 1000}");

        Rest.upload("/models", new byte[2000], "id", "m", "family", "resnet18")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("2000 bytes"))
                .body("detail", containsString("--upload-bytes"));
    }

    @Test
    void stored_bytes_are_limited_for_uploads_and_for_what_a_campaign_would_store() {
        // Given: 40 stimuli × 2,048 values of avgpool are more, what is stored of the set is less
        limit("{\"storedBytes\": 300000}");
        String campaign = """
                {"models": ["untrained:resnet50"], "stimulusSet": "%s", "layers": ["avgpool"]}""".formatted(set);

        // Then
        Rest.submit(campaign, null)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("of the 300000"))
                .body("detail", containsString("327680 more are asked for"))
                .body("detail", containsString("store sweep"));

        // When what is stored is over the limit
        limit("{\"storedBytes\": 10}");
        Rest.upload("/models", new byte[5], "id", "m", "family", "resnet18")
                .then()
                .statusCode(403);

        // Then room is made by deleting and sweeping
        given().delete("/api/v1/stimulus-sets/" + set).then().statusCode(204);
        given().urlEncodingEnabled(false).post("/api/v1/store:sweep").then().statusCode(200);
        Rest.upload("/models", new byte[5], "id", "m", "family", "resnet18")
                .then()
                .statusCode(201);
        Rest.upload("/models", new byte[6], "id", "n", "family", "resnet18")
                .then()
                .statusCode(403);
    }

    @Test
    void limits_are_checked_themselves() {
        Rest.by(firstKey)
                .contentType("application/json")
                .body("{\"campaigns\": -1, \"storedBytes\": -1}")
                .put("/api/v1/projects/" + project)
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(2));
        Rest.by(firstKey)
                .contentType("application/json")
                .body("{}")
                .put("/api/v1/projects/none")
                .then()
                .statusCode(404);
    }
}
