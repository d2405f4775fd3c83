package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.message.InspectionOutcome.ModelInspected;
import org.fusiform.contracts.message.InspectionOutcome.ModelRefused;
import org.fusiform.contracts.message.ModelInspection;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.gateway.stimulus.Pictures;
import org.fusiform.gateway.stimulus.archive.Archives;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StoredObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class ImportIT {
    @TempDir
    Path folder;

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "fusiform.test.servers")
    String servers;

    private Others others;

    @BeforeEach
    void listen() {
        others = new Others(servers);
    }

    @AfterEach
    void close() {
        others.close();
    }

    @Test
    void a_set_is_stored_once_and_found_by_id_and_by_each_name() throws IOException {
        // Given
        String id = Rest.importSet(folder, "first", 500_000, 3);
        List<String> stored = stored();

        // When the same content comes again, under the same name and under another
        byte[] archive = Files.readAllBytes(folder.resolve("first.zip"));
        Rest.upload("/stimulus-sets", archive, "name", "first")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        Rest.upload("/stimulus-sets", archive, "name", "second")
                .then()
                .statusCode(201)
                .body("id", equalTo(id));

        // Then
        assertThat(stored()).isEqualTo(stored);
        assertThat(Rest.get("/stimulus-sets/second").getString("id")).isEqualTo(id);
        assertThat(Rest.get("/stimulus-sets/" + id).getList("names")).containsExactly("first", "second");
        assertThat(Rest.get("/stimulus-sets/first").getMap("conditions")).isEqualTo(Map.of("face", 3, "scene", 3));
        given().get("/api/v1/stimulus-sets").then().statusCode(200).body("items.id", hasItem(id));

        // And every stimulus is the very file
        String sha256 = Rest.get("/stimulus-sets/first/stimuli?pageSize=2").getString("items[1].sha256");
        byte[] image = given().get("/api/v1/stimulus-sets/first/stimuli/1/image")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        assertThat(Sha256.of(image)).isEqualTo(sha256);
        given().get("/api/v1/stimulus-sets/first/stimuli/6/image").then().statusCode(404);
    }

    @Test
    void a_name_stands_for_one_set() throws IOException {
        Rest.importSet(folder, "taken", 510_000, 2);
        List<String> stored = stored();
        Path other = Archives.zip(
                folder.resolve("other.zip"),
                Map.of(
                        "face/1.png", Pictures.png(520_000),
                        "face/2.png", Pictures.png(520_001),
                        "scene/1.png", Pictures.png(520_002),
                        "scene/2.png", Pictures.png(520_003)));

        Rest.upload("/stimulus-sets", Files.readAllBytes(other), "name", "taken")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("another set"));
        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    void a_name_is_not_the_form_of_an_id_and_all_mistakes_are_told_at_once() {
        Rest.upload("/stimulus-sets", new byte[] {1}, "name", "ab".repeat(32))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("name"))
                .body("errors[0].detail", containsString("form of a hash"));
        Rest.upload("/stimulus-sets", new byte[] {1}, "limit", "many", "seed", "none")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("name", "limit", "seed"));
    }

    @Test
    void a_refused_archive_leaves_nothing() throws IOException {
        List<String> stored = stored();
        Path bad = Archives.zip(
                folder.resolve("bad.zip"),
                Map.of(
                        "face/1.png", Pictures.png(530_000),
                        "face/2.png", Pictures.png(530_001),
                        "scene/1.png", Pictures.png(530_002),
                        "scene/2.png", "<html>".getBytes(StandardCharsets.UTF_8)));

        Rest.upload("/stimulus-sets", Files.readAllBytes(bad), "name", "bad")
                .then()
                .statusCode(422)
                .body("detail", containsString("scene/2.png"));
        Rest.upload("/stimulus-sets", new byte[0], "name", "bad").then().statusCode(422);
        Rest.upload("/stimulus-sets", Files.readAllBytes(bad), "name", "a b")
                .then()
                .statusCode(422);
        Rest.upload("/stimulus-sets", Files.readAllBytes(bad)).then().statusCode(422);

        assertThat(stored()).isEqualTo(stored);
        given().get("/api/v1/stimulus-sets/bad").then().statusCode(404);
    }

    @Test
    void a_model_is_inspecting_until_an_extractor_answers() {
        // When
        byte[] file = "network one".getBytes(StandardCharsets.UTF_8);
        importModel("one", file).then().statusCode(201).body("state", equalTo("inspecting"));
        importModel("one", file).then().statusCode(200);

        // Then
        ModelInspection inspection = others.inspection("one");
        assertThat(inspection.network())
                .isEqualTo(new Network(
                        "one",
                        "torchscript",
                        new Weights.Stored(Sha256.of(file), file.length),
                        "imagenet-256-bilinear"));

        // When
        others.say(new ModelInspected(
                "default", inspection.network(), List.of(new LayerDescription("fire9", List.of(512, 13, 13), null))));

        // Then
        awaitModel("one", "ready");
        assertThat(Rest.get("/models/one").getLong("layers[0].units")).isEqualTo(512 * 13 * 13);
        importModel("one", "something else".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(409)
                .body("detail", containsString("other weights"));
    }

    @Test
    void refused_weights_leave_the_store_unless_another_model_has_them() {
        // Given one file under two names
        byte[] file = "network two".getBytes(StandardCharsets.UTF_8);
        String key = ObjectKeys.weights("default", Sha256.of(file));
        importModel("two-a", file).then().statusCode(201);
        importModel("two-b", file).then().statusCode(201);

        // When one is refused
        refuse("two-a", "returns a Tensor");

        // Then
        assertThat(Rest.get("/models/two-a").getString("reason")).isEqualTo("returns a Tensor");
        assertThat(store.stat(key)).isPresent();

        // When the other is, too
        refuse("two-b", "returns a Tensor");

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> store.stat(key).isEmpty());

        // And the name can be used again
        importModel("two-a", "better".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("state", equalTo("inspecting"));
    }

    @Test
    void a_late_answer_to_an_earlier_file_changes_nothing() {
        // Given
        importModel("three", "old".getBytes(StandardCharsets.UTF_8)).then().statusCode(201);
        Network old = others.inspection("three").network();
        refuse("three", "too old");
        importModel("three", "new".getBytes(StandardCharsets.UTF_8)).then().statusCode(201);

        // When
        others.say(new ModelInspected("default", old, List.of(new LayerDescription("x", List.of(1, 1, 1), null))));
        importModel("four", "marker".getBytes(StandardCharsets.UTF_8)).then().statusCode(201);
        refuse("four", "only to know that the answer before was read");

        // Then
        assertThat(Rest.get("/models/three").getString("state")).isEqualTo("inspecting");
    }

    @Test
    void of_two_files_at_once_under_a_new_name_one_is_the_model() throws Exception {
        // Given
        byte[] one = "one".getBytes(StandardCharsets.UTF_8);
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);

        // When
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> importModel("contended", one));
        Response second = importModel("contended", other);

        // Then
        assertThat(List.of(first.get().statusCode(), second.statusCode())).containsExactlyInAnyOrder(201, 409);
        assertThat(Rest.get("/models/contended").getString("weights.sha256"))
                .isEqualTo(Sha256.of(second.statusCode() == 201 ? other : one));
    }

    @Test
    void an_upload_that_cannot_be_is_refused_before_anything_is_kept() {
        List<String> stored = stored();
        byte[] file = {1, 2, 3};

        Rest.upload("/models", file, "id", "resnet50", "family", "torchscript", "pipeline", "imagenet-256-bilinear")
                .then()
                .statusCode(422)
                .body("detail", containsString("family"));
        Rest.upload("/models", file, "id", "x", "family", "torch")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("family"));
        Rest.upload("/models", file, "id", "x", "family", "torchscript")
                .then()
                .statusCode(422)
                .body("detail", containsString("imagenet-256-bilinear"));
        Rest.upload(
                        "/models",
                        file,
                        "id",
                        "x",
                        "family",
                        "torchscript",
                        "pipeline",
                        "imagenet-256-bilinear",
                        "sha256",
                        "0".repeat(64))
                .then()
                .statusCode(422)
                .body("detail", containsString("SHA-256"));

        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    void untrained_families_are_models_without_any_import() {
        assertThat(Rest.get("/models?pageSize=1000").getList("items.id", String.class))
                .contains("untrained:resnet50")
                .isSorted();
        assertThat(Rest.get("/models/untrained:resnet50").getList("layers.name", String.class))
                .contains("layer4.2.relu_2");
        given().get("/api/v1/models/resnet50")
                .then()
                .statusCode(404)
                .body("detail", containsString("untrained:resnet50"));
    }

    private static Response importModel(String id, byte[] file) {
        return Rest.upload("/models", file, "id", id, "family", "torchscript", "pipeline", "imagenet-256-bilinear");
    }

    private void refuse(String id, String reason) {
        others.say(new ModelRefused("default", others.inspection(id).network(), reason));
        awaitModel(id, "refused");
    }

    private static void awaitModel(String id, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Rest.get("/models/" + id).getString("state").equals(state));
    }

    private List<String> stored() {
        return store.list("").map(StoredObject::key).toList();
    }
}
