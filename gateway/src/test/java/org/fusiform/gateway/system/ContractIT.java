package org.fusiform.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway keeps to its OpenAPI document, and answers whatever it is sent with more than a stack trace. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class ContractIT extends StoredArrays {
    private static final int PICTURES = 91_000_000;

    private final String project = "contract-" + UUID.randomUUID();
    private final Map<String, String> paths = new HashMap<>();
    private byte[] archive;

    @BeforeEach
    void things() throws Exception {
        Rest.importSet(folder, "floc-" + set, PICTURES, 20);
        archive = Files.readAllBytes(folder.resolve("floc-" + set + ".zip"));
        // The set that the examples name
        assertThat(Rest.upload("/stimulus-sets", archive, "name", "floc").statusCode())
                .isIn(200, 201);
        Rest.key(project, "read");
        paths.putAll(Map.of(
                "set", set,
                "index", "0",
                "model", "untrained:resnet50",
                "layer", "avgpool",
                "project", project,
                "key", "0123456789abcdef",
                "file", "zarr.json",
                "channel", "0"));
        paths.put("id", succeeded());
        paths.putAll(deadLetter());
    }

    /** A campaign of which everything is stored that can be asked for. */
    private String succeeded() throws Exception {
        String campaign = Rest.submitted(document(", \"seed\": " + System.nanoTime()));
        AnalysisPlan plan = succeeded(campaign, 2);
        storeRealArray(plan);
        storeUnits(plan);
        storeRdm(plan);
        storeResponses(plan);
        return campaign;
    }

    /** One of those that no consumer of this test hears of when they are sent again. */
    private Map<String, String> deadLetter() {
        String topic = Topics.ANALYSIS_REQUESTS;
        others.say(Topics.deadLetterOf(topic), "k", "a message");
        String[] place = Rest.get("/dead-letters?pageSize=1&topic=" + topic)
                .getString("items[0].id")
                .split("-");
        return Map.of("topic", topic, "partition", place[0], "offset", place[1]);
    }

    private String failed() {
        String campaign = Rest.submitted(document(", \"seed\": " + System.nanoTime()));
        AnalysisPlan plan = others.plans(campaign, 1).getFirst();
        others.say(new AnalysisFailed(plan.project(), campaign, plan.run(), "bad luck"));
        Rest.awaitState(campaign, "FAILED");
        return campaign;
    }

    /** Valid in everything, and what it removes is there for that. */
    private ApiCaller valid(ApiOperation operation) {
        Map<String, String> values = new HashMap<>(paths);
        switch (operation.id()) {
            case "getModel" -> values.put("id", "untrained:resnet50");
            case "cancelCampaign" -> values.put("id", Rest.submitted(document("")));
            case "retryCampaign", "deleteCampaign" -> values.put("id", failed());
            case "deleteStimulusSet" -> values.put("set", imported());
            case "deleteModel" -> values.put("id", model());
            case "revokeKey" ->
                values.put(
                        "key",
                        AccessKey.parse(Rest.key(project, "read")).orElseThrow().id());
            default -> {
                // Nothing is removed.
            }
        }
        return fresh(ApiCaller.of(operation, values), operation);
    }

    /** With a body, and where it makes something under a name of its own. */
    private ApiCaller fresh(ApiCaller request, ApiOperation operation) {
        switch (operation.id()) {
            case "importModel" -> request.with("id", "m-" + UUID.randomUUID()).body(new byte[] {1, 2, 3});
            case "importStimulusSet" ->
                request.with("name", "s-" + UUID.randomUUID()).body(archive);
            default ->
                operation.bodies().stream()
                        .findFirst()
                        .ifPresent(body -> request.body(body.getBytes(StandardCharsets.UTF_8)));
        }
        return operation.parameters().stream().anyMatch(it -> it.name().equals("Idempotency-Key"))
                ? request.with("Idempotency-Key", UUID.randomUUID().toString())
                : request;
    }

    private String imported() {
        String name = "gone-" + UUID.randomUUID();
        Rest.upload("/stimulus-sets", archive, "name", name, "limit", 3, "seed", System.nanoTime())
                .then()
                .statusCode(201);
        return name;
    }

    private static String model() {
        String id = "gone-" + UUID.randomUUID();
        Rest.upload("/models", new byte[] {4, 5}, "id", id, "family", "resnet18")
                .then()
                .statusCode(201);
        return id;
    }

    @Test
    void every_operation_is_described_and_does_what_its_examples_ask() {
        Set<String> ids = new HashSet<>();
        for (ApiOperation operation : ApiOperation.all()) {
            JsonNode description = operation.description();
            assertThat(ids.add(operation.id()))
                    .as("an id of its own: " + operation)
                    .isTrue();
            assertThat(description.path("summary").asText())
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(description.at("/responses/default/$ref").asText())
                    .as(operation.toString())
                    .isEqualTo("#/components/responses/Problem");

            Answered answer = valid(operation).ask().sound();
            assertThat(description.path("responses").has(Integer.toString(answer.status())))
                    .as("described: " + answer)
                    .isTrue();
        }
    }

    @Test
    void every_example_of_a_body_is_taken() {
        for (ApiOperation operation : ApiOperation.all()) {
            for (String body : operation.bodies()) {
                Answered answer = fresh(ApiCaller.of(operation, paths), operation)
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .ask()
                        .sound();
                assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
            }
            assertThat(operation
                                    .contentType()
                                    .filter("application/json"::equals)
                                    .isPresent()
                            && operation.bodies().isEmpty())
                    .as("a body of JSON without an example: " + operation)
                    .isFalse();
        }
    }

    @Test
    void whatever_a_parameter_holds_is_answered_soundly() {
        for (ApiOperation operation : ApiOperation.all()) {
            for (ApiOperation.Parameter parameter : operation.parameters()) {
                List<String> values =
                        parameter.in().equals("header") ? HostileValues.IN_HEADERS : HostileValues.ENCODED;
                for (String value : values) {
                    fresh(ApiCaller.of(operation, paths), operation)
                            .with(parameter.name(), value)
                            .ask()
                            .sound();
                }
                if (parameter.in().equals("query")) {
                    Answered answer = fresh(ApiCaller.of(operation, paths), operation)
                            .without(parameter.name())
                            .ask()
                            .sound();
                    assertThat(parameter.required() && answer.status() < 400)
                            .as("required: " + parameter + " " + answer)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void whatever_a_body_holds_is_answered_soundly() {
        for (ApiOperation operation : ApiOperation.all()) {
            List<byte[]> bodies = new ArrayList<>(HostileValues.bodies());
            bodies.addAll(HostileValues.FILES);
            operation.bodies().forEach(example -> bodies.addAll(HostileValues.spoiled(example)));
            if (operation.contentType().isPresent()) {
                for (byte[] body : bodies) {
                    fresh(ApiCaller.of(operation, paths), operation)
                            .body(body)
                            .ask()
                            .sound();
                }
            }
        }
    }

    @Test
    void every_mistyped_parameter_is_named_at_once() {
        for (ApiOperation operation : ApiOperation.all()) {
            List<String> numbers = new ArrayList<>();
            ApiCaller request = fresh(ApiCaller.of(operation, paths), operation);
            operation.description().path("parameters").forEach(parameter -> {
                String type = parameter.at("/schema/type").asText();
                if (parameter.path("in").asText().equals("query") && !type.equals("string")) {
                    numbers.add(parameter.path("name").asText());
                    request.with(parameter.path("name").asText(), "abc");
                }
            });
            if (!numbers.isEmpty()) {
                Answered answer = request.ask().sound();
                assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
                assertThat(answer.json().findValuesAsText("pointer")).containsExactlyInAnyOrderElementsOf(numbers);
            }
        }
    }

    @Test
    void bodies_and_answers_of_other_types_are_refused() {
        for (ApiOperation operation : ApiOperation.all()) {
            ApiCaller request = fresh(ApiCaller.of(operation, paths), operation);
            if (operation.contentType().filter("application/json"::equals).isPresent()) {
                assertThat(request.contentType("application/xml").ask().sound().status())
                        .as(operation.toString())
                        .isEqualTo(415);
                fresh(ApiCaller.of(operation, paths), operation)
                        .contentType("nonsense")
                        .ask()
                        .sound();
            }
            if (operation.method().equals("get")) {
                Answered answer = fresh(ApiCaller.of(operation, paths), operation)
                        .accept("application/x-nothing")
                        .ask()
                        .sound();
                assertThat(answer.status()).as(answer.toString()).isIn(200, 406);
            }
        }
    }
}
