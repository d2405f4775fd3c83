package org.fusiform.gateway.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fusiform.gateway.system.Findings.compared;
import static org.fusiform.gateway.system.Findings.completed;
import static org.fusiform.gateway.system.Findings.layer;
import static org.fusiform.gateway.system.Findings.whole;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.junit.jupiter.api.Test;

/** What becomes of campaigns. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class CampaignIT extends NewStimuli {
    @Test
    void a_campaign_becomes_a_plan_and_shards_and_succeeds_when_all_is_analysed() {
        // When
        String id = Rest.submitted(document(", \"name\": \"first\", \"seed\": 7"));

        // Then: 40 stimuli are two shards
        AnalysisPlan plan = others.plans(id, 1).getFirst();
        List<ExtractionRequest> requests = others.requests(id, 2);
        assertThat(others.headers()).as("nobody asked for traces").doesNotContain("traceparent");
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.layers())
                .extracting(AnalysisPlan.PlannedLayer::layer)
                .containsExactly("layer4.2.relu_2", "avgpool");
        assertThat(requests).allSatisfy(request -> {
            assertThat(request.layers())
                    .extracting(LayerTap::extraction)
                    .containsExactlyElementsOf(plan.layers().stream()
                            .map(AnalysisPlan.PlannedLayer::extraction)
                            .toList());
            assertThat(request.totalStimuli()).isEqualTo(40);
        });
        assertThat(requests.stream().mapToInt(request -> request.stimuli().size()))
                .containsExactlyInAnyOrder(20, 20);
        assertThat(Rest.get("/campaigns/" + id).getString("state")).isEqualTo("PENDING");

        // When: everything comes twice, the last layer after the word that the run is whole
        requests.forEach(request -> others.say(completed(request)));
        requests.forEach(request -> others.say(completed(request)));
        others.say(layer(plan, 0, 5));
        others.say(whole(plan));
        Rest.awaitState(id, "RUNNING");
        others.say(layer(plan, 1, 3));
        others.say(layer(plan, 1, 3));
        Rest.awaitState(id, "SUCCEEDED");

        // Then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Rest.get("/campaigns/" + id).getInt("runs[0].shards.done") == 2);
        JsonPath campaign = Rest.get("/campaigns/" + id);
        assertThat(campaign.getInt("runs[0].shards.total")).isEqualTo(2);
        assertThat(campaign.getInt("runs[0].layers.done")).isEqualTo(2);
        JsonPath results = Rest.get("/campaigns/" + id + "/results");
        assertThat(results.getString("name")).isEqualTo("first");
        assertThat(results.getList("runs[0].layers.layer")).containsExactly("layer4.2.relu_2", "avgpool");
        assertThat(results.getInt("runs[0].layers[1].targets.face.selected")).isEqualTo(3);
        assertThat(results.getBoolean("runs[0].provenance.trained")).isFalse();
        assertThat(results.getLong("runs[0].provenance.weightsSeed")).isEqualTo(7);
        assertThat(results.getString("runs[0].stimulusSet")).isEqualTo(set);
        assertThat(results.getFloat("runs[0].consistency.all.matrix[0][0]")).isEqualTo(1.0f);
        String csv = given().get("/api/v1/campaigns/" + id + "/results.csv").asString();
        assertThat(csv.lines()).hasSize(1 + 2 * 2);
        assertThat(csv.lines().findFirst().orElseThrow())
                .startsWith("campaign,model,trained,stimulus_set,analysis,criterion,alpha");
        assertThat(csv.lines().skip(1).findFirst().orElseThrow())
                .startsWith(id + ",untrained:resnet50,false," + set
                        + ",0,pairwise-welch,0.05,bh,every-other,,layer4.2.relu_2,4,2048,7,7,100352,0,face,5,");
    }

    @Test
    void two_models_are_whole_when_they_are_compared() {
        // Given
        String id = Rest.submitted("""
                {"models": ["untrained:resnet50", "untrained:resnet18"], "stimulusSet": "%s", "layers": ["avgpool"]}""".formatted(set));
        List<AnalysisPlan> plans = others.plans(id, 2).stream()
                .sorted(Comparator.comparing(AnalysisPlan::run))
                .toList();
        assertThat(plans).allSatisfy(plan -> assertThat(plan.runs()).containsExactly(id + "-0", id + "-1"));

        // When
        plans.forEach(plan -> {
            others.say(layer(plan, 0, 1));
            others.say(whole(plan));
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Rest.get("/campaigns/" + id).getList("runs.state").equals(List.of("SUCCEEDED", "SUCCEEDED")));

        // Then
        assertThat(Rest.get("/campaigns/" + id).getString("state")).isEqualTo("RUNNING");
        others.say(compared(plans));
        Rest.awaitState(id, "SUCCEEDED");
        JsonPath results = Rest.get("/campaigns/" + id + "/results");
        assertThat(results.getString("comparisons[0].a")).isEqualTo("untrained:resnet50");
        assertThat(results.getList("comparisons[0].ci95", Double.class)).hasSize(2);
    }

    @Test
    void models_that_cannot_be_compared_fail_their_campaign() {
        String id = Rest.submitted("""
                {"models": ["untrained:resnet50", "untrained:resnet18"], "stimulusSet": "%s", "layers": ["fc"]}""".formatted(set));
        List<AnalysisPlan> plans = others.plans(id, 2);
        plans.forEach(plan -> {
            others.say(layer(plan, 0, 1));
            others.say(whole(plan));
        });

        others.say(new AnalysisFailed("default", id, id + "-0", "comparison of the models: the store is damaged"));

        Rest.awaitState(id, "FAILED");
        assertThat(Rest.get("/campaigns/" + id).getString("runs[0].reason")).contains("comparison");
    }

    @Test
    void what_is_stored_is_used_again_and_what_is_under_way_is_shared() {
        // Given a campaign under way
        String first = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(first, 1).getFirst();
        List<ExtractionRequest> requests = others.requests(first, 2);

        // When another wants one of its layers and one more
        String second = Rest.submitted("""
                {"models": ["untrained:resnet50"], "stimulusSet": "%s", "layers": ["layer4.2.relu_2", "fc"]}""".formatted(set));

        // Then only the new layer is ordered
        List<ExtractionRequest> more = others.requests(second, 2);
        assertThat(more)
                .allSatisfy(request ->
                        assertThat(request.layers()).extracting(LayerTap::layer).containsExactly("fc"));
        assertThat(Rest.get("/campaigns/" + second).getInt("runs[0].shards.total"))
                .isEqualTo(4);

        // When the first's are stored
        requests.forEach(request -> others.say(completed(request)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Rest.get("/campaigns/" + first).getInt("runs[0].shards.done") == 2);

        // Then a third computes nothing
        String third = Rest.submitted(document(""));
        AnalysisPlan again = others.plans(third, 1).getFirst();
        assertThat(again.layers()).isEqualTo(plan.layers());
        assertThat(Rest.get("/campaigns/" + third).getInt("runs[0].shards.total"))
                .isZero();
        assertThat(others.requests(third, 0)).isEmpty();
    }

    @Test
    void a_failed_shard_fails_its_run_alone_with_the_reason() {
        // Given two runs: the same architecture, untrained by different seeds, cannot be one campaign; so two campaigns
        String id = Rest.submitted(document(""));
        String sharing = Rest.submitted(document(""));
        List<ExtractionRequest> requests = others.requests(id, 2);

        // When
        ExtractionRequest bad = requests.getFirst();
        others.say(new ShardFailed(
                bad.project(),
                bad.order(),
                bad.shard(),
                bad.layers().stream().map(LayerTap::extraction).toList(),
                "model untrained:resnet50, layer avgpool, stimulus 3.png: an activation is NaN"));

        // Then both that needed it fail, and the extractors are told to leave the rest
        Rest.awaitState(id, "FAILED");
        Rest.awaitState(sharing, "FAILED");
        assertThat(Rest.get("/campaigns/" + id).getString("runs[0].reason")).contains("stimulus 3.png");
        CampaignCancelled cancelled = others.cancellation(id);
        assertThat(cancelled.orders()).containsExactly(bad.order());
        assertThat(cancelled.runs()).containsExactly(id + "-0");

        // And a new campaign claims anew
        String retry = Rest.submitted(document(""));
        assertThat(others.requests(retry, 2)).hasSize(2);
    }

    @Test
    void a_failed_analysis_fails_its_run() {
        String id = Rest.submitted(document(""));
        AnalysisPlan plan = others.plans(id, 1).getFirst();

        others.say(new AnalysisFailed(plan.project(), id, plan.run(), "rank-sum needs 8 stimuli"));

        Rest.awaitState(id, "FAILED");
        assertThat(Rest.get("/campaigns/" + id + "/results").getString("runs[0].reason"))
                .contains("rank-sum");
    }

    @Test
    void cancelling_tells_everybody_and_ends_when_the_last_shard_has_answered() {
        // Given
        String id = Rest.submitted(document(""));
        List<ExtractionRequest> requests = others.requests(id, 2);

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLING"));
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + id + ":cancel")
                .then()
                .statusCode(200);

        // Then
        CampaignCancelled cancelled = others.cancellation(id);
        assertThat(cancelled.orders()).containsExactly(requests.getFirst().order());
        assertThat(cancelled.runs()).containsExactly(id + "-0");

        // When one shard was skipped and the other, under way, was completed
        others.say(completed(requests.get(0)));
        ExtractionRequest other = requests.get(1);
        others.say(new ShardSkipped(other.project(), other.order(), other.shard(), List.of()));

        // Then
        Rest.awaitState(id, "CANCELLED");
        assertThat(Rest.get("/campaigns/" + id).getString("runs[0].state")).isEqualTo("CANCELLED");
    }

    @Test
    void what_another_campaign_waits_for_is_not_cancelled() {
        // Given
        String first = Rest.submitted(document(""));
        String second = Rest.submitted(document(""));
        List<ExtractionRequest> requests = others.requests(first, 2);

        // When
        given().urlEncodingEnabled(false)
                .post("/api/v1/campaigns/" + first + ":cancel")
                .then()
                .statusCode(200);

        // Then
        Rest.awaitState(first, "CANCELLED");
        assertThat(others.cancellation(first).orders()).isEmpty();
        requests.forEach(request -> others.say(completed(request)));
        AnalysisPlan plan = others.plans(second, 1).getFirst();
        others.say(layer(plan, 0, 1));
        others.say(layer(plan, 1, 1));
        others.say(whole(plan));
        Rest.awaitState(second, "SUCCEEDED");
    }
}
