package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fusiform.gateway.system.Findings.compared;
import static org.fusiform.gateway.system.Findings.completed;
import static org.fusiform.gateway.system.Findings.layer;
import static org.fusiform.gateway.system.Findings.whole;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Comparator;
import java.util.List;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.junit.jupiter.api.Test;

/** What failed is done again, and only that. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class RetryIT extends NewStimuli {
    @Test
    void only_the_shards_of_the_run_that_failed_are_sent_again() {
        // Given two models, of which one succeeds and of the other one shard of two
        String id = Rest.submitted("""
                {"models": ["untrained:resnet50", "untrained:resnet18"], "stimulusSet": "%s", "layers": ["avgpool"]}""".formatted(set));
        List<AnalysisPlan> plans = byRun(others.plans(id, 2));
        List<ExtractionRequest> requests = others.requests(id, 4);
        ExtractionRequest bad = of(requests, plans.get(1), 1);
        requests.stream().filter(request -> request != bad).forEach(request -> others.say(completed(request)));
        others.say(layer(plans.get(0), 0, 1));
        others.say(whole(plans.get(0)));
        others.say(new ShardFailed("default", bad.order(), 1, extractions(bad), "a bad image", null));
        Rest.awaitState(id, "FAILED");

        // When: twice, as an impatient user would
        retry(id).statusCode(200).body("state", equalTo("RUNNING"));
        retry(id).statusCode(200);

        // Then
        AnalysisPlan again = byRun(others.plans(id, 3)).get(2);
        assertThat(again.run()).isEqualTo(id + "-1r1");
        assertThat(again.runs()).containsExactly(id + "-0", id + "-1r1");
        assertThat(again.layers()).isEqualTo(plans.get(1).layers());
        List<ExtractionRequest> sent = others.requests(id, 5);
        ExtractionRequest second = of(sent, again, 1);
        assertThat(second.stimuli()).isEqualTo(bad.stimuli());
        assertThat(Rest.get("/campaigns/" + id).getInt("runs[1].shards.done")).isEqualTo(1);

        // When: something of the old run comes late
        others.say(new AnalysisFailed("default", id, id + "-1", "late"));
        others.say(completed(second));
        others.say(layer(again, 0, 2));
        others.say(whole(again));
        others.say(compared(List.of(plans.get(0), again)));

        // Then
        Rest.awaitState(id, "SUCCEEDED");
        assertThat(Rest.get("/campaigns/" + id).getList("runs.state")).isEqualTo(List.of("SUCCEEDED", "SUCCEEDED"));
    }

    @Test
    void an_analysis_that_failed_takes_the_activations_as_they_are_and_may_fail_again() {
        // Given
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        others.requests(id, 2).forEach(request -> others.say(completed(request)));
        others.say(new AnalysisFailed("default", id, plan.run(), "the store is damaged"));
        Rest.awaitState(id, "FAILED");
        await(id);

        // When
        retry(id).statusCode(200);
        AnalysisPlan again = byRun(others.plans(id, 2)).getLast();
        others.requests(id, 2);
        others.say(new AnalysisFailed("default", id, again.run(), "still damaged"));
        Rest.awaitState(id, "FAILED");
        retry(id).statusCode(200);

        // Then
        AnalysisPlan third = byRun(others.plans(id, 3)).getLast();
        assertThat(third.run()).isEqualTo(id + "-0r2");
        others.requests(id, 2);
        others.say(layer(third, 0, 2));
        others.say(layer(third, 1, 2));
        others.say(whole(third));
        Rest.awaitState(id, "SUCCEEDED");
    }

    @Test
    void there_is_nothing_to_retry_of_what_has_not_failed() {
        String id = Rest.submitted(document(""));
        retry(id).statusCode(200).body("state", equalTo("PENDING"));
        others.requests(id, 2);

        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":cancel")
                .then()
                .statusCode(200);
        retry(id).statusCode(409).body("detail", containsString("cancelled"));
        retry("none").statusCode(404);
    }

    /** Until all answers of the shards are counted. */
    private static void await(String id) {
        org.awaitility.Awaitility.await()
                .until(() -> Rest.get("/campaigns/" + id).getInt("runs[0].shards.done") == 2);
    }

    private static ValidatableResponse retry(String id) {
        return given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":retry")
                .then();
    }

    private static List<AnalysisPlan> byRun(List<AnalysisPlan> plans) {
        return plans.stream().sorted(Comparator.comparing(AnalysisPlan::run)).toList();
    }

    private static ExtractionRequest of(List<ExtractionRequest> requests, AnalysisPlan run, int shard) {
        return requests.stream()
                .filter(request -> request.order().equals(run.run()) && request.shard() == shard)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> extractions(ExtractionRequest request) {
        return request.layers().stream().map(LayerTap::extraction).toList();
    }
}
