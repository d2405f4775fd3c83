package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.junit.jupiter.api.Test;

/** What could not be processed can be seen, and sent once more. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class DeadLetterIT extends NewStimuli {
    @Test
    void a_message_that_nobody_can_read_is_listed_with_its_reason() {
        // Given
        String message = "{\"type\": \"nonsense-" + UUID.randomUUID() + "\"}";
        others.say(Topics.ANALYSIS_COMPLETIONS, "k", message);

        // Then
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(letters(Topics.ANALYSIS_COMPLETIONS))
                .anySatisfy(letter -> {
                    assertThat(letter).containsEntry("message", message).containsEntry("key", "k");
                    assertThat(letter.get("reason")).isNotBlank();
                }));
        assertThat(letters(Topics.EXTRACTION_REQUESTS)).noneMatch(letter -> message.equals(letter.get("message")));
    }

    @Test
    void a_letter_that_is_sent_again_does_what_it_says() {
        // Given a campaign, and a word on it that went astray
        String id = Rest.submitted(document(""));
        String run = others.plans(id, 1).getFirst().run();
        others.sayTo(
                Topics.deadLetterOf(Topics.ANALYSIS_COMPLETIONS),
                run,
                new AnalysisFailed("default", id, run, "a reason"));
        String letter = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> letters(Topics.ANALYSIS_COMPLETIONS).stream()
                                .filter(each -> run.equals(each.get("key")))
                                .map(each -> each.get("id"))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/dead-letters/analysis-completions/" + letter + ":reissue")
                .then()
                .statusCode(200)
                .body("topic", equalTo("analysis-completions"));

        // Then
        Rest.awaitState(id, "FAILED");
    }

    @Test
    void letters_come_in_pages_the_newest_first() {
        // Given
        String topic = Topics.MODEL_INSPECTIONS;
        for (int number = 0; number < 5; number++) {
            others.say(Topics.deadLetterOf(topic), "k", "message " + number);
        }

        // When
        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = Rest.get("/dead-letters?topic=" + topic + "&pageSize=2&pageToken=" + next);
            assertThat(page.getList("items")).hasSizeBetween(1, 2);
            paged.addAll(page.getList("items.message"));
            next = page.getString("nextPageToken");
            // What arrives meanwhile is of no page that was begun before.
            others.say(Topics.deadLetterOf(topic), "k", "late");
        }

        // Then
        assertThat(paged).containsExactly("message 4", "message 3", "message 2", "message 1", "message 0");
    }

    @Test
    void pages_over_all_topics_are_one_list() {
        others.say(Topics.deadLetterOf(Topics.CANCELLATIONS), "k", "older");
        others.say(Topics.deadLetterOf(Topics.ANALYSIS_REQUESTS), "k", "newer");

        JsonPath first = Rest.get("/dead-letters?pageSize=1");
        JsonPath second = Rest.get("/dead-letters?pageSize=1&pageToken=" + first.getString("nextPageToken"));

        assertThat(first.getList("items.message")).containsExactly("newer");
        assertThat(second.getList("items.message")).containsExactly("older");
        given().get("/api/v1/dead-letters?topic=cancellations&pageToken=" + first.getString("nextPageToken"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("pageToken"));
    }

    @Test
    void what_is_not_there_is_said() {
        given().urlEncodingEnabled(false)
                .post("/api/v1/dead-letters/analysis-completions/0-999999:reissue")
                .then()
                .statusCode(404);
        given().urlEncodingEnabled(false)
                .post("/api/v1/dead-letters/none/0-0:reissue")
                .then()
                .statusCode(404);
        given().get("/api/v1/dead-letters?topic=none")
                .then()
                .statusCode(422)
                .body("detail", containsString("extraction-requests"));
    }

    private static List<Map<String, String>> letters(String topic) {
        return Rest.get("/dead-letters?topic=" + topic).getList("items");
    }
}
