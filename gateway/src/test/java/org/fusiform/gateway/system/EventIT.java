package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fusiform.contracts.access.AccessKey;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** Who listens, how many, how long, and where. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class EventIT extends NewStimuli {
    private static final int LISTENERS = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    AgroalDataSource database;

    private void fail(AnalysisPlan plan) {
        others.say(new AnalysisFailed(plan.project(), plan.campaign(), plan.run(), "bad luck"));
    }

    @Test
    void a_stream_that_broke_off_goes_on_at_another_replica() throws Exception {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        String last;
        try (EventLines here = EventLines.of(id, null)) {
            here.await("\"state\":\"PENDING\"");
            last = here.lastId();
        }

        // When something changes while nobody listens
        others.say(Findings.completed(others.requests(id, 2).getFirst()));
        Rest.awaitState(id, "RUNNING");

        // Then
        try (Replica replica = Replica.start(folder);
                EventLines there = EventLines.at(replica.url(), id, last)) {
            there.await("\"state\":\"RUNNING\"");
            assertThat(there.text()).doesNotContain("id:" + last + "\n");
            fail(plan);
            there.await("\"state\":\"FAILED\"");
            there.awaitEnd();
            try (EventLines again = EventLines.at(replica.url(), id, there.lastId())) {
                again.awaitEnd();
                assertThat(again.text()).doesNotContain("data:");
            }
            try (EventLines mistaken = EventLines.at(replica.url(), id, "999999")) {
                mistaken.await("\"state\":\"FAILED\"");
            }
        }
    }

    @Test
    void a_stream_ends_when_its_key_is_revoked_and_when_its_campaign_is_deleted() throws Exception {
        // Given
        String project = "p-" + UUID.randomUUID();
        String owner = Rest.key(project, "submit");
        String reader = Rest.key(project, "read");
        RestAssured.requestSpecification = Rest.as(owner);
        Rest.importSet(folder, set, 92_000_000, 20);
        String id = Rest.submitted(document(""));
        try (EventLines revoked = EventLines.by(reader, id);
                EventLines other = EventLines.by(owner, id)) {
            revoked.await("\"state\":\"PENDING\"");
            other.await("\"state\":\"PENDING\"");

            // When
            String key = AccessKey.parse(reader).orElseThrow().id();
            Rest.by(firstKey).delete("/api/v1/keys/" + key).then().statusCode(204);

            // Then
            revoked.awaitEnd();
            assertThat(other.ended()).isFalse();

            // When it ends, and is deleted at once
            given().urlEncodingEnabled(false)
                    .post("/api/v1/campaigns/" + id + ":cancel")
                    .then()
                    .statusCode(200);
            others.requests(id, 2).forEach(request -> others.say(Findings.completed(request)));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> given().delete("/api/v1/campaigns/" + id).statusCode() == 204);
            other.awaitEnd();
        }
    }

    @Test
    void thousands_who_listen_take_neither_threads_nor_connections_to_the_database() throws Exception {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        int threads = Thread.getAllStackTraces().size();
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            List<EventLines> listeners = IntStream.range(0, LISTENERS)
                    .mapToObj(i -> EventLines.among(client, id))
                    .toList();
            await().atMost(PATIENCE)
                    .until(() -> listeners.stream().allMatch(it -> it.text().contains("\"state\":\"PENDING\"")));

            // Then
            assertThat(Thread.getAllStackTraces().size()).isLessThan(threads + LISTENERS / 4);
            assertThat(connections()).isLessThan(40);
            given().get("/q/health/live").then().statusCode(200);

            // When
            fail(plan);

            // Then all are told
            await().atMost(PATIENCE).until(() -> listeners.stream().allMatch(EventLines::ended));
            assertThat(listeners).allMatch(it -> it.text().contains("\"state\":\"FAILED\""));
        }
    }

    private long connections() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM pg_stat_activity")) {
            row.next();
            return row.getLong(1);
        }
    }
}
