package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.gateway.lease.Lease;
import org.fusiform.gateway.lease.Leases;
import org.fusiform.messaging.database.Transactions;
import org.junit.jupiter.api.Test;

/** What nothing refers to leaves the store, and nothing else does. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class SweepIT extends StoredArrays {
    @Inject
    Leases leases;

    @Test
    void what_belongs_to_nothing_is_counted_and_removed() {
        // Given what a set, a model and a campaign refer to, and one thing of each kind that nothing does
        byte[] weights = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        Rest.upload("/models", weights, "id", "m-" + UUID.randomUUID(), "family", "resnet18")
                .then()
                .statusCode(201);
        AnalysisPlan plan = succeeded(Rest.submitted(document("")), 2);
        String hash = Sha256.of(UUID.randomUUID().toString());
        List<String> orphans = List.of(
                ObjectKeys.stimulus(PROJECT, hash),
                ObjectKeys.manifest(PROJECT, hash),
                ObjectKeys.weights(PROJECT, hash),
                ObjectKeys.chunk(PROJECT, hash, 0, 0),
                ObjectKeys.layerSummary(PROJECT, hash, "a"));
        orphans.forEach(this::put);
        List<String> before = keys().toList();

        // When
        JsonPath usage = Rest.get("/store/usage");
        JsonPath dry = sweep("?dryRun=true");

        // Then
        assertThat(usage.getLong("total.objects")).isEqualTo(before.size());
        assertThat(usage.getList("kinds.kind"))
                .containsExactly("stimuli", "stimulus-sets", "weights", "activations", "analyses");
        assertThat(usage.getList("kinds.unreferenced.objects", Long.class))
                .allSatisfy(objects -> assertThat(objects).isPositive());
        assertThat(dry.getBoolean("dryRun")).isTrue();
        assertThat(dry.getLong("removed.objects")).isEqualTo(usage.getLong("unreferenced.objects"));
        assertThat(keys()).containsExactlyElementsOf(before);

        // When
        JsonPath swept = sweep("");

        // Then
        assertThat(swept.getLong("removed.objects")).isEqualTo(dry.getLong("removed.objects"));
        assertThat(swept.getLong("removed.bytes")).isEqualTo(dry.getLong("removed.bytes"));
        assertThat(keys())
                .doesNotContainAnyElementsOf(orphans)
                .contains(ObjectKeys.weights(PROJECT, Sha256.of(weights)));
        assertThat(activations(plan)).isEqualTo(6);
        assertThat(analyses(plan)).isEqualTo(4);
        String id = Rest.get("/stimulus-sets/" + set).getString("id");
        assertThat(keys()).contains(ObjectKeys.manifest(PROJECT, id));
        String stimulus = Rest.get("/stimulus-sets/" + set + "/stimuli").getString("items[0].sha256");
        assertThat(keys()).contains(ObjectKeys.stimulus(PROJECT, stimulus));
        assertThat(Rest.get("/store/usage").getLong("unreferenced.objects")).isZero();
    }

    @Test
    void what_a_deleted_campaign_left_goes_and_is_computed_anew() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = succeeded(id, 2);
        given().delete("/api/v1/campaigns/" + id).then().statusCode(204);
        assertThat(activations(plan)).isEqualTo(6);

        // When
        sweep("");

        // Then
        assertThat(activations(plan)).isZero();
        assertThat(analyses(plan)).isZero();
        assertThat(state(plan)).isEqualTo("none");
        assertThat(others.discards(extractions(plan).getFirst(), 1).getFirst().generation())
                .isEqualTo(plan.layers().getFirst().generation());
        String again = Rest.submitted(document(""));
        AnalysisPlan renewed = others.plans(again, 1).getFirst();
        assertThat(renewed.layers().getFirst().generation())
                .isGreaterThan(plan.layers().getFirst().generation());
        others.requests(again, 2);
    }

    @Test
    void half_written_arrays_go_once_their_order_has_failed_and_their_campaign_is_gone() {
        // Given an order that is open
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        var requests = others.requests(id, 2);
        put(ObjectKeys.chunk(PROJECT, extractions(plan).getFirst(), 0, 0));
        sweep("");
        assertThat(activations(plan)).isEqualTo(1);

        // When it fails, which another campaign might still take up
        others.say(new ShardFailed(PROJECT, plan.run(), requests.getFirst().shard(), extractions(plan), "no image"));
        others.say(Findings.completed(requests.getLast()));
        Rest.awaitState(id, "FAILED");
        sweep("");
        assertThat(activations(plan)).isEqualTo(1);
        given().delete("/api/v1/campaigns/" + id).then().statusCode(204);
        sweep("");

        // Then
        assertThat(activations(plan)).isZero();
    }

    @Test
    void stimuli_stay_while_an_import_is_under_way_and_an_import_waits_for_a_sweep() throws Exception {
        // Given
        String orphan = ObjectKeys.stimulus(PROJECT, Sha256.of(UUID.randomUUID().toString()));
        put(orphan);

        // When
        try (Lease lease = leases.share(PROJECT, "stimuli", Duration.ofHours(1))) {
            assertThat(lease.over()).isFalse();
            sweep("");
        }

        // Then
        assertThat(store.stat(orphan)).isPresent();

        // When
        CompletableFuture<String> imported;
        try (Lease lease = leases.alone(PROJECT, "stimuli", Duration.ofHours(1)).orElseThrow()) {
            assertThat(leases.alone(PROJECT, "stimuli", Duration.ofHours(1))).isEmpty();
            imported = CompletableFuture.supplyAsync(this::importAnother);
            assertThat(imported).isNotDone();
            assertThat(lease.over()).isFalse();
        }

        // Then
        assertThat(imported.get()).isNotEmpty();
        sweep("");
        assertThat(store.stat(orphan)).isEmpty();
        assertThat(store.stat(ObjectKeys.manifest(PROJECT, imported.get()))).isPresent();
    }

    private String importAnother() {
        try {
            return Rest.importSet(folder, "set-" + UUID.randomUUID(), 900_000, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_import_of_a_model_that_broke_off_is_refused() {
        // Given
        update(
                "INSERT INTO gateway.model (project, id, family, pipeline, weights_sha256, weights_bytes, state, begun_at)"
                        + " VALUES ('default', 'broken-off', 'resnet18', 'imagenet-256-bilinear', 'ab', 1, 'UPLOADING',"
                        + " now() - interval '2 days')");

        // When
        sweep("");

        // Then
        JsonPath model = Rest.get("/models/broken-off");
        assertThat(model.getString("state")).isEqualTo("refused");
        assertThat(model.getString("reason")).contains("import it again");
    }

    @Test
    void one_sweep_at_a_time() {
        try (Lease lease = leases.alone(PROJECT, "sweep", Duration.ofHours(1)).orElseThrow()) {
            assertThat(lease.over()).isFalse();
            given().urlEncodingEnabled(false)
                    .post("/api/v1/store:sweep")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("another sweep"));
        }
    }

    @Test
    void a_set_without_its_manifest_keeps_all_stimuli_and_says_why() {
        // Given
        String id = Rest.get("/stimulus-sets/" + set).getString("id");
        store.delete(ObjectKeys.manifest(PROJECT, id));
        String orphan = ObjectKeys.stimulus(PROJECT, Sha256.of(UUID.randomUUID().toString()));
        put(orphan);

        // Then
        given().urlEncodingEnabled(false)
                .post("/api/v1/store:sweep")
                .then()
                .statusCode(409)
                .body("detail", containsString(id));
        assertThat(store.stat(orphan)).isPresent();

        // When
        given().delete("/api/v1/stimulus-sets/" + set).then().statusCode(204);
        sweep("");

        // Then
        assertThat(store.stat(orphan)).isEmpty();
    }

    @Test
    void a_set_that_is_deleted_while_a_campaign_is_submitted_is_named() {
        // Given somebody who deletes the set and has not committed
        String id = Rest.get("/stimulus-sets/" + set).getString("id");
        CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
        transactions.call(session -> session.createNativeQuery(
                        "DELETE FROM gateway.stimulus_set_name WHERE set_id = '" + id + "'")
                .executeUpdate()
                .chain(() -> session.createNativeQuery("DELETE FROM gateway.stimulus_set WHERE id = '" + id + "'")
                        .executeUpdate())
                .chain(() -> Transactions.blocking(() -> {
                    answer.completeAsync(() -> {
                        JsonPath problem = Rest.submit(document(""), null)
                                .then()
                                .statusCode(422)
                                .extract()
                                .jsonPath();
                        return Map.of("detail", problem.getString("detail"));
                    });
                    awaitWaiter("FOR SHARE");
                })));

        // Then
        assertThat(answer.join().get("detail")).contains("stimulusSet").contains("deleted at this moment");
    }

    private JsonPath sweep(String query) {
        return given().urlEncodingEnabled(false)
                .post("/api/v1/store:sweep" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Stream<String> keys() {
        return store.list(PROJECT + "/").map(object -> object.key());
    }
}
