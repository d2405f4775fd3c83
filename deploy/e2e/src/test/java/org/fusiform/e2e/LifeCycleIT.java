package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a campaign found outlives kills, and does not depend on how many processes found it. */
class LifeCycleIT {
    private static final String CAMPAIGN = """
            {"name": "small", "models": ["untrained:resnet18"], "stimulusSet": "small",
             "layers": ["layer3.1.relu_1", "layer4.1.relu_1", "avgpool"], "analysis": {"folds": 0}, "seed": 3}""";

    @TempDir
    private Path folder;

    @Test
    void results_survive_a_kill_and_are_the_same_from_twice_the_processes() throws Exception {
        // Given: a campaign of three shards on one process of each kind
        Path images = Images.folder(folder, 24);
        Path data = folder.resolve("one");
        RunningUp first = RunningUp.start(data);
        String id = campaign(first, images);
        JsonNode results = first.results(id);
        assertThat(results.at("/runs/0/layers")).hasSize(3);

        // When: the command is killed
        List<ProcessHandle> processes = first.processes();
        assertThat(processes).hasSizeGreaterThan(4);
        first.kill();

        // Then
        first.awaitNothingLeft(processes);
        try (RunningUp again = RunningUp.start(data)) {
            assertThat(again.results(id)).isEqualTo(results);
            assertThat(again.ask("campaign", "status", id)).contains("SUCCEEDED");
        }
        try (RunningUp twice = RunningUp.start(folder.resolve("two"), "--extractors", "2", "--stats", "2")) {
            JsonNode other = twice.results(campaign(twice, images));
            assertThat(Documents.withoutIds(other)).isEqualTo(Documents.withoutIds(results));
        }
    }

    @Test
    void a_signal_stops_everything_and_a_second_up_is_refused() throws Exception {
        // Given
        Path data = folder.resolve("data");
        RunningUp system = RunningUp.start(data);

        // When
        Fusiform.Result second = Fusiform.run("up", "--data", data.toString());

        // Then
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains(data.toString(), "in use").hasLineCount(1);
        assertThat(second.out()).isEmpty();

        // When
        List<ProcessHandle> processes = system.processes();
        system.terminate();

        // Then
        assertThat(system.exitCode()).isEqualTo(128 + 15);
        system.awaitNothingLeft(processes);
    }

    private static String campaign(RunningUp system, Path images) throws IOException {
        system.ask("stimuli", "import", images.toString(), "--name", "small");
        return system.campaign(CAMPAIGN);
    }
}
