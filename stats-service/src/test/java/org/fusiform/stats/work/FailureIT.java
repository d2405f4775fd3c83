package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome.AnalysisFailed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.messaging.database.Transactions;
import org.junit.jupiter.api.Test;

/** What cannot be analysed fails its run by name, and what nobody wants is not analysed. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
class FailureIT extends PlantedPreferences {
    @Test
    void aNanFailsTheRunByItsNames() {
        // Given
        Experiment experiment = experiment(5);
        experiment.layers().get(1).activations()[9][2] = Float.NaN;
        AnalysisPlan plan = experiment.plan(RATIO);

        // When
        conversation.plan(plan);
        conversation.tell(experiment.extract());

        // Then
        AnalysisFailed failed = conversation.await(plan.run(), AnalysisFailed.class);
        assertThat(failed.reason())
                .contains("tiny")
                .contains("layer-1")
                .contains("face/image-009.png")
                .contains("NaN");
        try (Topic dead = new Topic(servers, Topics.deadLetterOf(Topics.ANALYSIS_REQUESTS))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> dead.records().stream()
                    .anyMatch(message -> message.key().equals(plan.run() + "/layer/1")));
        }
    }

    @Test
    void aDamagedChunkFailsTheRun() {
        // Given
        Experiment experiment = experiment(6);
        AnalysisPlan plan = experiment.plan(WELCH);
        List<ShardCompleted> completions = experiment.extract();
        String key = completions.get(2).layers().getFirst().chunks().getFirst().key();
        ByteBuffer chunk = store.get(key, 1 << 20);
        store.put(key, chunk.put(40, (byte) (chunk.get(40) ^ 1)), "application/octet-stream");

        // When
        conversation.plan(plan);
        conversation.tell(completions);

        // Then
        assertThat(conversation.await(plan.run(), AnalysisFailed.class).reason())
                .contains(key);
    }

    @Test
    void aFailedShardHoldsTheRunUntilItIsRenewed() {
        // Given
        Experiment experiment = experiment(7);
        AnalysisPlan plan = experiment.plan(WELCH);
        List<ShardCompleted> completions = experiment.extract();
        List<String> extractions =
                experiment.layers().stream().map(Experiment.Layer::extraction).toList();
        ShardFailed failed = new ShardFailed(Experiment.PROJECT, "older", 1, extractions, "no image");

        // When the failure comes first, and once more when the shard is stored
        conversation.tell(failed);
        conversation.plan(plan);
        conversation.tell(completions);
        conversation.tell(failed);

        // Then
        conversation.await(plan.run(), RunAnalysed.class);
        assertThat(conversation.outcomes(plan.run())).hasSize(3);
    }

    @Test
    void aCancelledRunDoesNothing() {
        // Given
        Experiment experiment = experiment(8);
        AnalysisPlan before = experiment.plan(WELCH);
        AnalysisPlan after = experiment.plan(RATIO);
        AnalysisPlan witness = experiment.plan(WELCH);
        conversation.plan(before);

        // When
        conversation.send(
                Topics.CANCELLATIONS,
                "c",
                MessageJson.write(new CampaignCancelled(
                        Experiment.PROJECT, "campaign-1", List.of(), List.of(before.run(), after.run()))));
        await().atMost(Duration.ofSeconds(30)).until(() -> cancelled(before.run(), after.run()));
        conversation.plan(after);
        conversation.plan(witness);
        conversation.tell(experiment.extract());
        conversation.await(witness.run(), RunAnalysed.class);

        // Then
        assertThat(conversation.items(before.run())).isEmpty();
        assertThat(conversation.items(after.run())).isEmpty();
        assertThat(conversation.outcomes(before.run())).isEmpty();
    }

    @Inject
    Transactions transactions;

    private boolean cancelled(String... runs) {
        return transactions.call(session -> session.createNativeQuery(
                                "SELECT count(*) FROM stats.cancelled_run WHERE run IN (?1, ?2)", Long.class)
                        .setParameter(1, runs[0])
                        .setParameter(2, runs[1])
                        .getSingleResult())
                == runs.length;
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetters() {
        for (String topic : List.of(
                Topics.ANALYSIS_PLANS, Topics.EXTRACTION_COMPLETIONS, Topics.ANALYSIS_REQUESTS, Topics.CANCELLATIONS)) {
            // When
            conversation.send(topic, "bad", "{\"project\": 1, nonsense");

            // Then
            try (Topic dead = new Topic(servers, Topics.deadLetterOf(topic))) {
                await().atMost(Duration.ofSeconds(30)).until(() -> dead.records().stream()
                        .anyMatch(message -> message.key().equals("bad")));
            }
        }
    }
}
