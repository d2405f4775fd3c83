package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.AnalysisOutcome.LayerAnalysed;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.storage.S3ObjectStore;
import org.junit.jupiter.api.Test;

/** Several packaged replicas at once, some of which do not live to the end. */
class ReplicasIT {
    private static final int RUNS = 6;
    private static final List<String> CONDITIONS = Stream.of("body", "face", "scene")
            .flatMap(condition -> Collections.nCopies(20, condition).stream())
            .toList();
    private static final AnalysisParameters ANALYSIS = new AnalysisParameters(
            Criterion.PAIRWISE_WELCH,
            0.05,
            Correction.BH,
            Contrasts.EVERY_OTHER,
            List.of("face", "scene"),
            4,
            true,
            null,
            null,
            null,
            null);

    /** Beside the reports, so that the replicas' logs outlive a failure. */
    private final Path directory = Path.of("target", "replica-logs");

    @Test
    void runsEndWellThoughReplicasAreKilled() throws Exception {
        Files.createDirectories(directory);
        try (EmbeddedSystem parts = EmbeddedSystem.startTemporary();
                S3ObjectStore store = Parts.store(parts)) {
            parts.createTopics(Parts.topics());
            try (ServiceProcess first = ServiceProcess.start(parts, directory, "first");
                    ServiceProcess second = ServiceProcess.start(parts, directory, "second");
                    Conversation conversation = new Conversation(parts.kafka().bootstrapServers())) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> first.says("Listening on") && second.says("Listening on"));
                // Given the same tensors under the ids of several extractions
                List<AnalysisPlan> plans = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    Experiment experiment = Experiment.of(
                            store, CONDITIONS, 16, List.of(List.of(32, 28, 28)), List.<float[][]>of(activations()));
                    AnalysisPlan plan = experiment.plan(ANALYSIS);
                    List<ShardCompleted> completions = new ArrayList<>(experiment.extract());
                    Collections.shuffle(completions, new Random(run));
                    conversation.plan(plan);
                    conversation.tell(completions);
                    plans.add(plan);
                }

                // When both are at work, one is killed and the other told to end; a third takes over
                await().atMost(Duration.ofSeconds(60)).until(() -> first.says(": done") || second.says(": done"));
                first.process().destroyForcibly();
                boolean ended = second.terminate();
                try (ServiceProcess third = ServiceProcess.start(parts, directory, "third")) {
                    // Then
                    assertThat(ended).as("SIGTERM is heeded").isTrue();
                    AnalysisOutcome expected = result(conversation, plans.getFirst());
                    for (AnalysisPlan plan : plans) {
                        assertThat(result(conversation, plan).toString())
                                .isEqualTo(expected.toString()
                                        .replace(plans.getFirst().run(), plan.run()));
                    }
                    assertThat(third.says("ERROR")).isFalse();
                }
            }
        }
    }

    private static float[][] activations() {
        Random random = new Random(7);
        float[][] values = new float[CONDITIONS.size()][32 * 28 * 28];
        for (int s = 0; s < values.length; s++) {
            for (int u = 0; u < values[s].length; u++) {
                values[s][u] = (float) random.nextGaussian() + (u % 3 == s / 20 && u % 2 == 0 ? 1.5f : 0);
            }
        }
        return values;
    }

    /** The layer's results, once the run has ended; extraction ids, which differ, are in the table's key alone. */
    private static AnalysisOutcome result(Conversation conversation, AnalysisPlan plan) {
        conversation.await(plan.run(), RunAnalysed.class);
        return conversation.outcomes(plan.run()).stream()
                .filter(LayerAnalysed.class::isInstance)
                .map(LayerAnalysed.class::cast)
                .map(done -> new LayerAnalysed(
                        done.project(), done.campaign(), done.run(), done.layer(), done.results(), List.of()))
                .findFirst()
                .orElseThrow();
    }
}
