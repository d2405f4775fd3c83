package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem;
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
        awaitDead(Topics.ANALYSIS_REQUESTS, plan.run() + "/layer/1");
    }

    @Test
    void anAnalysisThatLostAFileIsMadeAnew() {
        // Given
        Experiment experiment = experiment(40);
        AnalysisPlan first = experiment.plan(WELCH);
        conversation.plan(first);
        conversation.tell(experiment.extract());
        conversation.await(first.run(), RunAnalysed.class);
        String table = ObjectKeys.unitTable(
                Experiment.PROJECT, experiment.layers().getFirst().extraction(), WELCH.id(first.seed()));
        store.delete(table);

        // When
        AnalysisPlan again = experiment.plan(WELCH);
        conversation.plan(again);

        // Then
        conversation.await(again.run(), RunAnalysed.class);
        assertThat(store.stat(table)).isPresent();
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

    @Test
    void anItemOfACancelledRunDoesNoWork() {
        // Given: a run that was cancelled when its items were on their way
        Experiment experiment = experiment(9);
        AnalysisPlan plan = experiment.plan(WELCH);
        conversation.plan(plan);
        conversation.send(
                Topics.CANCELLATIONS,
                "c",
                MessageJson.write(
                        new CampaignCancelled(Experiment.PROJECT, "campaign-1", List.of(), List.of(plan.run()))));
        await().atMost(Duration.ofSeconds(30)).until(() -> cancelled(plan.run()));
        await().atMost(Duration.ofSeconds(30)).until(() -> queuedByHand(plan.run()) > 0);
        conversation.tell(experiment.extract());

        // When they come, and after them, in the same partition, something that leaves a trace
        for (AnalysisItem item : List.of(
                new AnalysisItem.LayerItem(Experiment.PROJECT, plan.run(), 0),
                new AnalysisItem.CrossLayerItem(Experiment.PROJECT, plan.run()))) {
            conversation.send(Topics.ANALYSIS_REQUESTS, plan.run(), MessageJson.write(item));
        }
        conversation.send(Topics.ANALYSIS_REQUESTS, plan.run(), "no item");
        awaitDead(Topics.ANALYSIS_REQUESTS, plan.run());

        // Then
        assertThat(conversation.outcomes(plan.run())).isEmpty();
        assertThat(done(plan.run())).isZero();
    }

    private void awaitDead(String topic, String key) {
        try (Topic dead = new Topic(servers, Topics.deadLetterOf(topic))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> dead.records().stream()
                    .anyMatch(message -> message.key().equals(key)));
        }
    }

    /** As its layers are when their items have been published; how many. */
    private int queuedByHand(String run) {
        return transactions.call(
                session -> session.createNativeQuery("UPDATE stats.planned_layer SET state = 'QUEUED' WHERE run = ?1")
                        .setParameter(1, run)
                        .executeUpdate());
    }

    private long done(String run) {
        return transactions.call(session -> session.createNativeQuery(
                        "SELECT count(*) FROM stats.planned_layer WHERE run = ?1 AND state = 'DONE'", Long.class)
                .setParameter(1, run)
                .getSingleResult());
    }

    @Inject
    Transactions transactions;

    private boolean cancelled(String... runs) {
        return transactions.call(session -> session.createNativeQuery(
                                "SELECT count(*) FROM stats.cancelled_run WHERE run = ANY (string_to_array(?1, ','))",
                                Long.class)
                        .setParameter(1, String.join(",", runs))
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
            awaitDead(topic, "bad");
        }
    }
}
