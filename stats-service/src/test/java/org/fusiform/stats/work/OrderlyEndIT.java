package org.fusiform.stats.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.Contrasts;
import org.fusiform.contracts.campaign.Correction;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.message.AnalysisOutcome.RunAnalysed;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.S3ObjectStore;
import org.junit.jupiter.api.Test;

/** A packaged replica is told to end in the midst of a transaction, which is held up. */
class OrderlyEndIT {
    private static final List<String> CONDITIONS = Stream.of("body", "face", "scene")
            .flatMap(condition -> Collections.nCopies(20, condition).stream())
            .toList();

    /** Takes long enough to be held up before it is done. */
    private static final AnalysisParameters ANALYSIS = new AnalysisParameters(
            Criterion.PAIRWISE_WELCH,
            0.05,
            Correction.BH,
            Contrasts.EVERY_OTHER,
            List.of("face"),
            0,
            false,
            null,
            null,
            null,
            200);

    /** Beside the reports, so that the replicas' logs outlive a failure. */
    private final Path directory = Path.of("target", "replica-logs");

    @Test
    void whatIsInHandIsFinishedOrGivenBack() throws Exception {
        Files.createDirectories(directory);
        try (EmbeddedSystem parts = EmbeddedSystem.startTemporary();
                S3ObjectStore store = Parts.store(parts)) {
            parts.createTopics(Parts.topics());
            try (Conversation conversation = new Conversation(parts.kafka().bootstrapServers());
                    Topic dead = new Topic(
                            parts.kafka().bootstrapServers(), Topics.deadLetterOf(Topics.ANALYSIS_REQUESTS))) {
                Experiment experiment = Experiment.of(
                        store, CONDITIONS, 16, List.of(List.of(32, 28, 28)), List.<float[][]>of(activations()));
                AnalysisPlan plan = experiment.plan(ANALYSIS);
                conversation.plan(plan);
                conversation.tell(experiment.extract());

                // Given a layer that is analysed and cannot be written down
                try (ServiceProcess first = ServiceProcess.start(parts, directory, "first-to-end")) {
                    awaitInHand(store);
                    try (HeldRun held = HeldRun.of(parts, plan.run())) {
                        held.awaitWaiting();
                        // When
                        boolean ended = first.terminate();

                        // Then
                        assertThat(ended).as("SIGTERM is heeded").isTrue();
                        assertThat(first.says("messages are not settled")).isTrue();
                    }
                }
                assertThat(dead.records()).isEmpty();

                // Given the same of the next replica, when it is written down before the drain is over
                try (ServiceProcess second = ServiceProcess.start(parts, directory, "second-to-end")) {
                    // Long before it is at work
                    try (HeldRun held = HeldRun.of(parts, plan.run())) {
                        held.awaitWaiting();
                        second.process().destroy();
                    }
                    assertThat(second.terminate()).isTrue();
                    assertThat(second.says("layer/0: done")).isTrue();
                    assertThat(second.says("alone now"))
                            .as("an orderly end is no death")
                            .isFalse();
                }
                try (ServiceProcess third = ServiceProcess.start(parts, directory, "third-to-end")) {
                    conversation.await(plan.run(), RunAnalysed.class);
                    assertThat(third.says("ERROR")).isFalse();
                }
                assertThat(dead.records()).isEmpty();
            }
        }
    }

    private static void awaitInHand(ObjectStore store) {
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        store.list(Experiment.PROJECT + "/in-hand/").findAny().isPresent());
    }

    /** A run's row that nobody else can lock. */
    private record HeldRun(Connection connection) implements AutoCloseable {
        static HeldRun of(EmbeddedSystem parts, String run) throws SQLException {
            Connection connection = DriverManager.getConnection(
                    parts.postgres().jdbcUrl(),
                    parts.postgres().as("stats").user(),
                    parts.postgres().as("stats").password());
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                    connection.prepareStatement("SELECT 1 FROM stats.plan WHERE run = ? FOR UPDATE")) {
                lock.setString(1, run);
                lock.execute();
            }
            return new HeldRun(connection);
        }

        void awaitWaiting() {
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                try (Statement locks = connection.createStatement();
                        ResultSet waiting = locks.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                    return waiting.next() && waiting.getInt(1) > 0;
                }
            });
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static float[][] activations() {
        Random random = new Random(7);
        float[][] values = new float[CONDITIONS.size()][32 * 28 * 28];
        for (float[] stimulus : values) {
            for (int u = 0; u < stimulus.length; u++) {
                stimulus[u] = (float) random.nextGaussian();
            }
        }
        return values;
    }
}
