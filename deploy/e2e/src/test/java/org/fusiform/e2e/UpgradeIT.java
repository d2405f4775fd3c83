package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fusiform.e2e.upgrade.Differences;
import org.fusiform.e2e.upgrade.Sample;
import org.fusiform.embedded.EmbeddedSystem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This version goes on where a former one was killed. */
class UpgradeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void campaigns_of_a_former_version_go_on(Sample sample) throws Exception {
        // Given: its database, its store, and every message that it sent, as if none had been read
        Path data = folder.resolve("data");
        try (EmbeddedSystem parts = EmbeddedSystem.start(data)) {
            sample.pour(parts, Sample.topics());
        }

        // When
        try (RunningUp system = RunningUp.start(data)) {
            // Then: what had ended is as it was
            JsonNode before = new ObjectMapper().readTree(sample.results());
            JsonNode now = system.results(before.path("campaign").asText());
            assertThat(Differences.between(before, now)).isEmpty();
            assertThat(states(system)).containsEntry("succeeded", "SUCCEEDED").containsEntry("failed", "FAILED");

            // And: what was under way ends
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(system))
                    .isEqualTo(Map.of(
                            "succeeded", "SUCCEEDED",
                            "discarded", "SUCCEEDED",
                            "failed", "FAILED",
                            "running", "SUCCEEDED",
                            "pending", "SUCCEEDED",
                            "cancelled", "CANCELLED")));
        }
    }

    private static Map<String, String> states(RunningUp system) throws IOException {
        return StreamSupport.stream(
                        system.get("/api/v1/campaigns").path("items").spliterator(), false)
                .collect(Collectors.toMap(
                        it -> it.path("name").asText(), it -> it.path("state").asText()));
    }
}
