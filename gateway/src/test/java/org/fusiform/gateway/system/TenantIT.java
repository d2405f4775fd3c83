package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One project neither sees nor touches what another has. The operations are those of the OpenAPI document, all of them. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class TenantIT extends NewStimuli {
    /** Of the installation, whosever key it is. */
    private static final Set<String> OF_ADMINS = Set.of(
            "get /api/v1/audit",
            "get /api/v1/dead-letters",
            "post /api/v1/dead-letters/{topic}/{partition}-{offset}:reissue",
            "get /api/v1/keys",
            "post /api/v1/keys",
            "delete /api/v1/keys/{key}",
            "get /api/v1/projects",
            "put /api/v1/projects/{project}");

    /** They name nothing that exists. */
    private static final Set<String> OF_ONES_OWN = Set.of(
            "get /api/v1/campaigns",
            "post /api/v1/campaigns",
            "post /api/v1/campaigns:estimate",
            "get /api/v1/models",
            "post /api/v1/models",
            "get /api/v1/stimulus-sets",
            "post /api/v1/stimulus-sets",
            "get /api/v1/store/usage",
            "post /api/v1/store:sweep");

    private final String project = "owner-" + UUID.randomUUID();
    private final String model = "m-" + UUID.randomUUID();
    private String owner;
    private String other;
    private String setId;
    private String campaign;

    @BeforeEach
    void twoProjects() throws Exception {
        owner = Rest.key(project, "submit");
        other = Rest.key("other-" + UUID.randomUUID(), "submit");
        RestAssured.requestSpecification = Rest.as(owner);
        setId = Rest.importSet(folder, set, 88_000_000, 20);
        Rest.upload("/models", new byte[] {1, 2, 3}, "id", model, "family", "resnet18")
                .then()
                .statusCode(201);
        campaign = Rest.submitted(document(""));
        RestAssured.requestSpecification = null;
    }

    private Response ask(String secret, ApiOperation operation, Map<String, String> values) {
        String path = operation.path();
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        assertThat(path).as("every parameter of " + operation + " has a value").doesNotContain("{");
        var request = Rest.by(secret).accept("*/*");
        if (operation.path().endsWith("/input")) {
            request.queryParam("pipeline", "imagenet-256-bilinear");
        }
        if (operation.path().endsWith("/responses")) {
            request.queryParam("target", "face");
        }
        if (operation.contentType().isPresent()) {
            request.contentType("application/json").body("{\"name\": \"n\"}");
        }
        return request.request(operation.method().toUpperCase(Locale.ROOT), path);
    }

    private Map<String, String> ofTheOwner(ApiOperation operation, String setName) {
        return Map.ofEntries(
                Map.entry("id", operation.path().startsWith("/api/v1/models/") ? model : campaign),
                Map.entry("set", setName),
                Map.entry("index", "0"),
                Map.entry("model", "untrained:resnet50"),
                Map.entry("layer", "avgpool"),
                Map.entry("file", "zarr.json"),
                Map.entry("channel", "0"),
                Map.entry("project", project),
                Map.entry("key", "0123456789abcdef"),
                Map.entry("topic", "extraction-requests"),
                Map.entry("partition", "0"),
                Map.entry("offset", "0"));
    }

    @Test
    void every_operation_that_is_given_an_id_of_another_project_finds_nothing() {
        Set<String> admins = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        List<ApiOperation> withIds = new ArrayList<>();
        for (ApiOperation operation : ApiOperation.all()) {
            Response answer = OF_ONES_OWN.contains(operation.toString())
                    ? null
                    : ask(other, operation, ofTheOwner(operation, setId));
            if (answer == null) {
                own.add(operation.toString());
            } else if (answer.statusCode() == 403) {
                admins.add(operation.toString());
            } else {
                withIds.add(operation);
            }
        }

        // What is new has to be put in its place here, and to be thought about
        assertThat(admins).containsExactlyInAnyOrderElementsOf(OF_ADMINS);
        assertThat(own).containsExactlyInAnyOrderElementsOf(OF_ONES_OWN);
        assertThat(withIds).hasSizeGreaterThan(15).allSatisfy(operation -> {
            for (String name : List.of(set, setId)) {
                Response answer = ask(other, operation, ofTheOwner(operation, name));
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.contentType()).isEqualTo("application/problem+json");
                assertThat(answer.jsonPath().getString("detail")).startsWith("there is no ");
            }
        });

        // And to the owner they all mean something still
        assertThat(withIds)
                .filteredOn(operation ->
                        operation.method().equals("get") && !operation.path().endsWith("/events"))
                .allSatisfy(operation -> {
                    Response answer = ask(owner, operation, ofTheOwner(operation, set));
                    if (answer.statusCode() == 404) {
                        assertThat(answer.jsonPath().getString("detail"))
                                .containsAnyOf("not analysed yet", "stored yet");
                    } else {
                        assertThat(answer.statusCode()).isEqualTo(200);
                    }
                });
        JsonPath mine = Rest.by(owner).get("/api/v1/campaigns/" + campaign).jsonPath();
        assertThat(mine.getString("state")).isIn("PENDING", "RUNNING");
    }

    @Test
    void lists_names_and_hints_hold_nothing_of_another_project() {
        RestAssured.requestSpecification = Rest.as(other);
        given().get("/api/v1/campaigns").then().body("items.size()", equalTo(0));
        given().get("/api/v1/stimulus-sets").then().body("items.size()", equalTo(0));
        assertThat(given().get("/api/v1/models?pageSize=1000").asString())
                .contains("untrained:resnet50")
                .doesNotContain(model);
        given().get("/api/v1/store/usage").then().body("total.objects", equalTo(0));
        Response refused = Rest.submit(document("").replace("untrained:resnet50", model), null);
        refused.then().statusCode(422);
        assertThat(refused.jsonPath().getList("errors.pointer")).contains("/models/0", "/stimulusSet");
        assertThat(refused.jsonPath().getString("errors.find { it.pointer == '/stimulusSet' }.detail"))
                .doesNotContain("nearest");

        // A sweep of all that one has touches nothing of the other
        given().urlEncodingEnabled(false).post("/api/v1/store:sweep").then().body("removed.objects", equalTo(0));
        Rest.by(owner)
                .get("/api/v1/store/usage")
                .then()
                .body("kinds.find { it.kind == 'stimuli' }.stored.objects", equalTo(40));
    }

    @Test
    void what_another_project_computes_is_computed_again_for_oneself() throws Exception {
        // Given
        List<ExtractionRequest> theirs = others.requests(campaign, 2);

        // When the same is asked for, of the same images under the same name
        RestAssured.requestSpecification = Rest.as(other);
        Rest.importSet(folder, set, 88_000_000, 20);
        List<ExtractionRequest> mine = others.requests(Rest.submitted(document("")), 2);

        // Then
        assertThat(mine)
                .flatExtracting(ExtractionRequest::layers)
                .extracting(LayerTap::extraction)
                .isNotEmpty();
        assertThat(mine)
                .flatExtracting(ExtractionRequest::layers)
                .extracting(LayerTap::extraction)
                .doesNotContainAnyElementsOf(theirs.stream()
                        .flatMap(request -> request.layers().stream())
                        .map(LayerTap::extraction)
                        .toList());
        assertThat(mine.getFirst().project()).startsWith("other-");
    }
}
