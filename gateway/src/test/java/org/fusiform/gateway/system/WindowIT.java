package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fusiform.gateway.system.Findings.completed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shards are sent in a window, which many campaigns share fairly. A set of 40 stimuli has 40 shards here. */
@QuarkusTest
@TestProfile(NarrowWindow.class)
@QuarkusTestResource(Parts.class)
class WindowIT extends NewStimuli {
    private static final int SHARDS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Inject
    AgroalDataSource database;

    private final Set<String> campaigns = new HashSet<>();
    private StandInExtractor extractor;

    @BeforeEach
    void beginExtracting() {
        extractor = new StandInExtractor(servers);
    }

    /** What is open takes room from the next test. */
    @AfterEach
    void cancelAll() {
        extractor.close();
        campaigns.forEach(WindowIT::cancel);
    }

    @Test
    void a_small_campaign_behind_a_huge_one_ends_long_before_it_and_no_window_is_ever_exceeded() throws Exception {
        // Given a campaign of 2,000 shards whose window is full
        String many = "many-" + set;
        Rest.importSet(folder, many, 1_000_000, 200);
        String big = submitted("""
                {"models": ["untrained:resnet18", "untrained:resnet34", "untrained:resnet50", "untrained:resnet101",
                 "untrained:resnet152"], "stimulusSet": "%s", "layers": ["avgpool"]}""".formatted(many));
        extractor.awaitAsked(big, NarrowWindow.CAMPAIGN);

        // When one of 40 comes, and all are answered in the order of the topic
        String small = submitted(document(""));
        List<String> order = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> Collections.frequency(answerAll(order), small) == SHARDS);

        // Then
        awaitDone(small, SHARDS);
        assertThat(Collections.frequency(order, big)).isLessThan(300);
        assertThat(Rest.get("/campaigns/" + big).getInt("runs[0].shards.done")).isLessThan(300);

        // And the huge one goes on
        await().atMost(PATIENCE).until(() -> Collections.frequency(answerAll(order), big) >= 150);
        assertThat(extractor.mostInFlight(big)).isEqualTo(NarrowWindow.CAMPAIGN);
        assertThat(extractor.mostInFlight(small)).isLessThanOrEqualTo(NarrowWindow.CAMPAIGN);
        assertThat(extractor.mostInAll()).isLessThanOrEqualTo(NarrowWindow.TOTAL);
        assertThat(extractor.asked(big)).extracting(ExtractionRequest::shardId).doesNotHaveDuplicates();
    }

    /** Adds the campaigns of what is answered to {@code order}. */
    private List<String> answerAll(List<String> order) {
        extractor.read(campaigns);
        for (ExtractionRequest request : extractor.takeAll()) {
            others.say(completed(request));
            order.add(request.campaign());
        }
        return order;
    }

    @Test
    void completions_that_come_twice_and_in_any_order_release_every_shard_once() throws SQLException {
        // Given
        Random random = new Random(6);
        String id = submitted(document(""));

        // When everything is said three times, old words among the new
        List<ExtractionRequest> answered = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            extractor.read(campaigns);
            answered.addAll(extractor.takeAll());
            List<ExtractionRequest> words = new ArrayList<>(answered);
            words.addAll(answered);
            Collections.shuffle(words, random);
            words.forEach(request -> others.say(completed(request)));
            return answered.size() == SHARDS;
        });

        // Then
        awaitDone(id, SHARDS);
        assertThat(extractor.mostInFlight(id)).isLessThanOrEqualTo(NarrowWindow.CAMPAIGN);
        assertThat(answered).extracting(ExtractionRequest::shard).containsExactlyInAnyOrderElementsOf(shards(SHARDS));
        assertThat(answered)
                .flatExtracting(ExtractionRequest::stimuli)
                .hasSize(SHARDS)
                .doesNotHaveDuplicates();
        assertThat(inFlight(id)).isZero();
    }

    @Test
    void an_answer_that_was_counted_by_a_process_which_died_then_makes_room_all_the_same() throws SQLException {
        // Given
        String id = submitted(document(""));
        extractor.awaitAsked(id, NarrowWindow.CAMPAIGN);
        ExtractionRequest request = extractor.asked(id).getFirst();

        // When nobody is told
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO gateway.order_shard VALUES ('%s', %d, true)"
                    .formatted(request.order(), request.shard()));
            statement.execute("UPDATE gateway.extraction_order SET answered = answered + 1, in_flight = in_flight - 1"
                    + " WHERE id = '%s'".formatted(request.order()));
        }

        // Then
        extractor.awaitAsked(id, NarrowWindow.CAMPAIGN + 1);
        assertThat(inFlight(id)).isEqualTo(NarrowWindow.CAMPAIGN);
    }

    @Test
    void a_cancelled_campaign_ends_with_what_was_sent_and_sends_nothing_more() {
        // Given
        String id = submitted(document(""));
        extractor.awaitAsked(id, NarrowWindow.CAMPAIGN);

        // When
        cancel(id);
        assertThat(Rest.get("/campaigns/" + id).getString("state")).isEqualTo("CANCELLING");
        extractor.takeAll().forEach(request -> others.say(completed(request)));

        // Then
        Rest.awaitState(id, "CANCELLED");
        String next = submitted(document(", \"seed\": 2"));
        extractor.awaitAsked(next, NarrowWindow.CAMPAIGN);
        assertThat(extractor.asked(id)).hasSize(NarrowWindow.CAMPAIGN);
    }

    @Test
    void a_failed_shard_stops_the_rest_and_a_retry_sends_what_is_not_stored() throws SQLException {
        // Given
        String id = submitted(document(""));
        extractor.awaitAsked(id, NarrowWindow.CAMPAIGN);
        List<ExtractionRequest> sent = extractor.takeAll();
        ExtractionRequest bad = sent.getLast();
        others.say(new ShardFailed("default", bad.order(), bad.shard(), List.of(), "a bad image"));
        Rest.awaitState(id, "FAILED");
        sent.stream().filter(request -> request != bad).forEach(request -> others.say(completed(request)));
        await().atMost(PATIENCE).until(() -> inFlight(id) == 0);
        assertThat(extractor.asked(id)).hasSize(NarrowWindow.CAMPAIGN);

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":retry")
                .then()
                .statusCode(200);

        // Then
        List<ExtractionRequest> again = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            extractor.read(campaigns);
            for (ExtractionRequest request : extractor.takeAll()) {
                others.say(completed(request));
                again.add(request);
            }
            return again.size() >= SHARDS - NarrowWindow.CAMPAIGN + 1;
        });
        awaitDone(id, SHARDS);
        Set<Integer> expected = new HashSet<>(shards(SHARDS));
        sent.stream().filter(request -> request != bad).forEach(request -> expected.remove(request.shard()));
        assertThat(again).extracting(ExtractionRequest::shard).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void an_order_that_another_campaign_waits_for_is_sent_to_its_end() {
        // Given two campaigns that want the same, of which the first goes
        String first = submitted(document(""));
        String second = submitted(document(""));
        extractor.awaitAsked(first, NarrowWindow.CAMPAIGN);
        cancel(first);
        Rest.awaitState(first, "CANCELLED");
        given().delete("/api/v1/campaigns/" + first).then().statusCode(204);

        // When
        List<ExtractionRequest> answered = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            extractor.read(campaigns);
            for (ExtractionRequest request : extractor.takeAll()) {
                others.say(completed(request));
                answered.add(request);
            }
            return answered.size() >= SHARDS;
        });

        // Then
        awaitDone(second, SHARDS);
        assertThat(answered).extracting(ExtractionRequest::shard).containsExactlyInAnyOrderElementsOf(shards(SHARDS));
        campaigns.remove(first);
    }

    private String submitted(String json) {
        String id = Rest.submitted(json);
        campaigns.add(id);
        return id;
    }

    private static List<Integer> shards(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void awaitDone(String campaign, int shards) {
        await().atMost(PATIENCE)
                .until(() -> Rest.get("/campaigns/" + campaign).getInt("runs[0].shards.done") == shards);
    }

    private static void cancel(String campaign) {
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + campaign + ":cancel")
                .then()
                .statusCode(200);
    }

    private int inFlight(String campaign) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(sum(in_flight), 0) FROM gateway.extraction_order"
                        + " WHERE campaign = '%s'".formatted(campaign))) {
            row.next();
            return row.getInt(1);
        }
    }
}
