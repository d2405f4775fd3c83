package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.messaging.database.Transactions;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Arrays that are discarded go with the last campaign that needs them, and come back as new ones. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class RetentionIT extends StoredArrays {
    private static final String DISCARD = ", \"retention\": \"discard\"";

    @Test
    void arrays_go_when_their_campaign_has_ended_and_results_stay() {
        // When
        String id = Rest.submitted(document(DISCARD));
        AnalysisPlan plan = succeeded(id, 2);

        // Then
        awaitState(plan, "DISCARDED");
        await().atMost(Duration.ofMinutes(2)).until(() -> activations(plan) == 0);
        assertThat(analyses(plan)).isEqualTo(4);
        given().get("/api/v1/campaigns/" + id + "/runs/untrained:resnet50/layers/avgpool/activations")
                .then()
                .statusCode(410)
                .body("detail", containsString("discarded"));
        assertThat(Rest.get("/campaigns/" + id + "/results").getList("runs[0].discarded"))
                .containsExactly("layer4.2.relu_2", "avgpool");
        String extraction = extractions(plan).getFirst();
        assertThat(others.discards(extraction, 1).getFirst().generation())
                .isEqualTo(plan.layers().getFirst().generation())
                .isPositive();

        // When: another campaign wants them
        String again = Rest.submitted(document(", \"name\": \"again\""));
        AnalysisPlan renewed = others.plans(again, 1).getFirst();

        // Then: they are computed anew, as another generation
        List<ExtractionRequest> requests = others.requests(again, 2);
        assertThat(requests).allSatisfy(request -> assertThat(request.layers()).hasSize(2));
        assertThat(renewed.layers().getFirst().generation())
                .isGreaterThan(plan.layers().getFirst().generation());
        assertThat(requests.getFirst().layers().getFirst().generation())
                .isEqualTo(renewed.layers().getFirst().generation());
        requests.forEach(request -> others.say(Findings.completed(request)));
        awaitState(renewed, "STORED");
        analysed(renewed);
        Rest.awaitState(again, "SUCCEEDED");
        given().get("/api/v1/campaigns/" + id + "/runs/untrained:resnet50/layers/avgpool/activations")
                .then()
                .statusCode(200);
        assertThat(state(renewed)).isEqualTo("STORED");
    }

    @Test
    void what_another_campaign_keeps_or_still_needs_stays_until_that_is_over() {
        // Given two campaigns over the same arrays, of which one discards them
        String discarding = Rest.submitted(document(DISCARD));
        String keeping = Rest.submitted(document(", \"name\": \"keeps\""));
        AnalysisPlan plan = others.plans(keeping, 1).getFirst();

        // When
        succeeded(discarding, 2);
        await().atMost(Duration.ofMinutes(2)).until(() -> checks(plan) == 0);

        // Then
        assertThat(activations(plan)).isEqualTo(6);
        analysed(plan);
        Rest.awaitState(keeping, "SUCCEEDED");
        assertThat(state(plan)).isEqualTo("STORED");

        // When
        given().delete("/api/v1/campaigns/" + keeping).then().statusCode(204);

        // Then
        awaitState(plan, "DISCARDED");
        assertThat(activations(plan)).isZero();
    }

    @Test
    void a_campaign_that_is_submitted_while_its_arrays_are_looked_at_is_not_missed() {
        // Given a campaign that is about to end, whose array somebody holds who is about to refer to it
        String id = Rest.submitted(document(DISCARD));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        storeAll(plan);
        others.requests(id, 2).forEach(request -> others.say(Findings.completed(request)));
        awaitState(plan, "STORED");
        String extraction = extractions(plan).getFirst();
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> submission =
                CompletableFuture.runAsync(() -> transactions.call(session -> session.createNativeQuery(
                                "SELECT id FROM gateway.extraction WHERE id = '" + extraction + "' FOR UPDATE",
                                String.class)
                        .getSingleResult()
                        .invoke(() -> held.complete(null))
                        .chain(() -> Transactions.blocking(() -> {
                            analysed(plan);
                            awaitWaiter("FROM gateway.extraction e");
                        }))
                        .chain(() -> refer(session, id, extraction))));
        held.join();

        // When
        submission.join();

        // Then
        await().atMost(Duration.ofMinutes(2)).until(() -> checks(plan) == 0);
        assertThat(state(plan)).isEqualTo("STORED");
        assertThat(others.discards(extraction, 0)).isEmpty();
    }

    /** As a campaign that keeps its arrays would. */
    private static Uni<Integer> refer(Mutiny.Session session, String like, String extraction) {
        return session.createNativeQuery("""
                        INSERT INTO gateway.campaign (id, project, name, state, document, stimulus_set)
                        SELECT id || 'x', project, name, 'RUNNING', document, stimulus_set
                        FROM gateway.campaign WHERE id = '%s'""".formatted(like))
                .executeUpdate()
                .chain(() -> session.createNativeQuery("""
                                INSERT INTO gateway.run (id, project, campaign, position, model, state, plan, layers)
                                SELECT id || 'x', project, campaign || 'x', position, model, 'RUNNING', plan, layers
                                FROM gateway.run WHERE campaign = '%s'""".formatted(like)).executeUpdate())
                .chain(() -> session.createNativeQuery("""
                                INSERT INTO gateway.run_layer (run, layer, extraction)
                                VALUES ('%s-0x', 0, '%s')""".formatted(like, extraction))
                        .executeUpdate());
    }

    @Test
    void a_submission_waits_for_the_end_of_a_removal_and_one_that_died_is_gone_on_with() {
        // Given a removal that somebody is at
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = succeeded(id, 2);
        String extraction = extractions(plan).getFirst();
        update(
                "UPDATE gateway.extraction SET state = 'DISCARDING', lease = 'x', leased_until = now() + interval '1 hour'"
                        + " WHERE id = '" + extraction + "'");

        long before = generations();

        // When it is tried again and again
        CompletableFuture<String> submission =
                CompletableFuture.supplyAsync(() -> Rest.submitted(document(", \"name\": \"second\"")));
        await().atMost(Duration.ofMinutes(2)).until(() -> generations() >= before + 4);
        assertThat(submission).isNotDone();
        update("UPDATE gateway.extraction SET leased_until = now() - interval '1 second' WHERE id = '" + extraction
                + "'" + " AND state = 'DISCARDING'");

        // Then
        String second = submission.join();
        AnalysisPlan renewed = others.plans(second, 1).getFirst();
        assertThat(renewed.layers().getFirst().generation())
                .isGreaterThan(plan.layers().getFirst().generation());
        assertThat(renewed.layers().get(1)).isEqualTo(plan.layers().get(1));
        assertThat(others.requests(second, 2))
                .allSatisfy(request -> assertThat(request.layers()).hasSize(1));
        assertThat(state(renewed)).isEqualTo("CLAIMED");
    }

    /** Grows by the number of arrays with every claim, also with one that is undone. */
    private long generations() {
        return transactions.call(
                session -> session.createNativeQuery("SELECT last_value FROM gateway.extraction_generation", Long.class)
                        .getSingleResult());
    }

    @Test
    void a_removal_that_died_is_gone_on_with() {
        // Given
        String id = Rest.submitted(document(DISCARD));
        AnalysisPlan plan = succeeded(id, 2);
        awaitState(plan, "DISCARDED");
        storeAll(plan);

        // When
        update(
                "UPDATE gateway.extraction SET state = 'DISCARDING', lease = 'x', leased_until = now() - interval '1 hour'"
                        + " WHERE id = ANY (string_to_array('" + String.join(",", extractions(plan)) + "', ','))");

        // Then
        await().atMost(Duration.ofMinutes(2)).until(() -> activations(plan) == 0);
        awaitState(plan, "DISCARDED");
    }

    @Test
    void a_retry_computes_what_was_discarded_also_the_shards_that_were_stored() {
        // Given a campaign of which one shard of two was stored
        String id = Rest.submitted(document(DISCARD));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        List<ExtractionRequest> requests = others.requests(id, 2).stream()
                .sorted(Comparator.comparing(ExtractionRequest::shard))
                .toList();
        others.say(Findings.completed(requests.get(0)));
        others.say(new ShardFailed(PROJECT, plan.run(), 1, extractions(plan), "a bad image"));
        Rest.awaitState(id, "FAILED");
        awaitState(plan, "DISCARDED");

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":retry")
                .then()
                .statusCode(200);

        // Then
        List<ExtractionRequest> sent = others.requests(id, 4);
        AnalysisPlan again = others.plans(id, 2).getLast();
        assertThat(sent.stream().filter(request -> request.order().equals(again.run())))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.layers().getFirst().generation())
                        .isEqualTo(again.layers().getFirst().generation()));
        assertThat(again.layers().getFirst().generation())
                .isGreaterThan(plan.layers().getFirst().generation());
    }
}
