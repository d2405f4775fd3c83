package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** How campaigns are submitted, listed, followed and read. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class CampaignReadingIT extends NewStimuli {
    @Test
    void a_repeated_key_is_one_campaign_and_with_another_body_a_mistake() {
        String key = UUID.randomUUID().toString();
        String id =
                Rest.submit(document(""), key).then().statusCode(201).extract().path("id");

        Rest.submit(document(""), key).then().statusCode(201).body("id", equalTo(id));
        Rest.submit(document(", \"seed\": 2"), key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("Idempotency-Key"));
        assertThat(others.plans(id, 1)).hasSize(1);
    }

    @Test
    void a_mistake_is_a_problem_document_and_makes_nothing() {
        int before = Rest.get("/campaigns?pageSize=1000").getList("items").size();

        Rest.submit(document(", \"sed\": 7"), null)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("title", equalTo("Invalid request"))
                .body("detail", containsString("'sed'"))
                .body("errors[0].pointer", equalTo("/sed"));

        given().get("/api/v1/campaigns/none")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("none"));
        assertThat(Rest.get("/campaigns?pageSize=1000").getList("items")).hasSize(before);
    }

    @Test
    void campaigns_are_listed_the_newest_first_in_pages_and_by_state() {
        String older = Rest.submitted(document(""));
        String newer = Rest.submitted(document(""));

        JsonPath page = Rest.get("/campaigns?pageSize=1");
        assertThat(page.getString("items[0].id")).isEqualTo(newer);
        JsonPath next = Rest.get("/campaigns?pageSize=1&pageToken=" + page.getString("nextPageToken"));
        assertThat(next.getString("items[0].id")).isEqualTo(older);
        assertThat(Rest.get("/campaigns?state=PENDING&pageSize=1000").getList("items.id", String.class))
                .contains(older, newer);
        given().get("/api/v1/campaigns?state=LOST").then().statusCode(422).body("detail", containsString("PENDING"));
    }

    @Test
    void events_tell_every_change_and_end_with_the_campaign() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        try (EventLines events = EventLines.of(id, null)) {
            // Then
            events.await("\"state\":\"PENDING\"");

            // When
            others.say(new AnalysisFailed(plan.project(), id, plan.run(), "bad luck"));

            // Then
            events.await("\"state\":\"FAILED\"");
            events.awaitEnd();
        }
        long version = Rest.get("/campaigns/" + id).getLong("version");
        try (EventLines again = EventLines.of(id, Long.toString(version))) {
            again.awaitEnd();
            assertThat(again.text()).doesNotContain("data:");
        }
    }

    @Test
    void tables_and_arrays_are_found_by_model_and_layer() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        String run = "/campaigns/" + id + "/runs/untrained%3Aresnet50/layers/";

        // Then
        JsonPath activations = given().urlEncodingEnabled(false)
                .get("/api/v1" + run + "avgpool/activations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(activations.getList("shape", Integer.class)).containsExactly(40, 2048, 1, 1);
        assertThat(activations.getString("key"))
                .isEqualTo("default/activations/" + plan.layers().get(1).extraction());
        given().urlEncodingEnabled(false)
                .get("/api/v1" + run + "avgpool/units")
                .then()
                .statusCode(404)
                .body("detail", containsString("not analysed yet"));
        given().urlEncodingEnabled(false)
                .get("/api/v1" + run + "avgpol/units")
                .then()
                .statusCode(404)
                .body("detail", containsString("avgpool"));
        given().urlEncodingEnabled(false)
                .get("/api/v1" + run + "avgpool/activations?analysis=1")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("analysis"));
    }
}
