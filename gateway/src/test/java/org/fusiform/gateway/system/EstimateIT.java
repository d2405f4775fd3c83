package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a campaign comes to is told before it is made. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class EstimateIT extends NewStimuli {
    @Test
    void units_bytes_and_passes_follow_from_the_document_and_nothing_is_made() {
        // Given
        List<String> before = Rest.get("/campaigns?pageSize=1000").getList("items.id");
        long audited = entries();

        // When
        ValidatableResponse answer = estimate(document(""));

        // Then: 2048 × 7 × 7 and 2048 units for 40 stimuli
        answer.statusCode(200)
                .body("stimuli", equalTo(40))
                .body("forwardPasses", equalTo(40))
                .body("units", equalTo(102_400))
                .body("bytes", equalTo(102_400 * 40 * 4))
                .body("runs.model", contains("untrained:resnet50"))
                .body("runs[0].layers", contains("layer4.2.relu_2", "avgpool"));
        assertThat(Rest.get("/campaigns?pageSize=1000").<String>getList("items.id"))
                .isEqualTo(before);
        assertThat(entries()).isEqualTo(audited);
    }

    @Test
    void mistakes_are_those_that_submitting_would_name() {
        String wrong = document(", \"seed\": \"x\"");
        String problem = Rest.submit(wrong, null)
                .then()
                .statusCode(422)
                .extract()
                .jsonPath()
                .getString("errors");

        String told = estimate(wrong).statusCode(422).extract().jsonPath().getString("errors");

        assertThat(told).isEqualTo(problem);
    }

    @Test
    void who_may_only_read_may_ask() {
        String reader = Rest.key("default", "read");

        Rest.by(reader)
                .contentType("application/json")
                .body(document(""))
                .post("/api/v1/campaigns:estimate")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse estimate(String json) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(json)
                .post("/api/v1/campaigns:estimate")
                .then();
    }

    private static long entries() {
        return Rest.get("/audit?pageSize=1000").getList("items").size();
    }
}
