package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.InspectionOutcome.ModelRefused;
import org.junit.jupiter.api.Test;

/** What nobody needs any more can be forgotten, and nothing else can. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class DeletionIT extends NewStimuli {
    @Test
    void a_campaign_goes_when_it_has_ended_and_its_set_after_it() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        String id =
                Rest.submit(document(""), key).then().statusCode(201).extract().path("id");
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        others.requests(id, 2);

        // Then
        delete("/campaigns/" + id).statusCode(409).body("detail", containsString("cancel it first"));
        delete("/stimulus-sets/" + set).statusCode(409).body("detail", containsString(id));

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":cancel")
                .then()
                .statusCode(200);
        others.requests(id, 2).forEach(request -> others.say(Findings.completed(request)));
        Rest.awaitState(id, "CANCELLED");
        delete("/campaigns/" + id).statusCode(204);

        // Then
        given().get("/api/v1/campaigns/" + id).then().statusCode(404);
        delete("/campaigns/" + id).statusCode(404);
        others.say(Findings.layer(plan, 0, 1));

        // When
        String setId = Rest.get("/stimulus-sets/" + set).getString("id");
        delete("/stimulus-sets/" + set).statusCode(204);

        // Then
        given().get("/api/v1/stimulus-sets/" + set).then().statusCode(404);
        given().get("/api/v1/stimulus-sets/" + setId).then().statusCode(404);
        Rest.submit(document(""), key).then().statusCode(422).body("detail", containsString("stimulusSet"));

        // And the same images are welcome again
        byte[] archive = Files.readAllBytes(folder.resolve(set + ".zip"));
        Rest.upload("/stimulus-sets", archive, "name", set)
                .then()
                .statusCode(201)
                .body("id", equalTo(setId));
        assertThat(Rest.submitted(document(""))).isNotEqualTo(id);
    }

    @Test
    void an_imported_model_goes_and_others_stay() {
        // Given
        byte[] weights = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        Rest.upload("/models", weights, "id", "short-lived", "family", "resnet18")
                .then()
                .statusCode(201);
        others.say(new ModelRefused("default", others.inspection("short-lived").network(), "no checkpoint"));

        // Then
        delete("/models/short-lived").statusCode(204);
        given().get("/api/v1/models/short-lived").then().statusCode(404);
        delete("/models/short-lived").statusCode(404);
        delete("/models/untrained:resnet50").statusCode(409).body("detail", containsString("always there"));
        delete("/models/resnet50-imagenet1k-v1").statusCode(409);
    }

    private static ValidatableResponse delete(String path) {
        return given().urlEncodingEnabled(false).delete("/api/v1" + path).then();
    }
}
