package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fusiform.embedded.leash.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void a_demo_needs_nothing_and_ends_with_the_table() {
        // When
        Fusiform.Result demo = Fusiform.run(
                "demo",
                "--exit",
                "--offline",
                "--limit",
                "6",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(FreePorts.next()));

        // Then
        assertThat(demo.code()).as(demo.err()).isZero();
        assertThat(demo.out())
                .contains("untrained:resnet50 ─", "untrained:clip-rn50 ─", "layer4.2.relu_2", "visual.layer4.2.relu3")
                .contains("face", "scene", "evenness", "mean RDM consistency of neighbouring stages")
                .contains("UNTRAINED", "http://127.0.0.1:");
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(folder.toString()));
    }
}
