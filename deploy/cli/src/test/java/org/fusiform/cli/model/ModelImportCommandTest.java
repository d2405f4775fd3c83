package org.fusiform.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusiform.cli.FusiformCommand;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.gateway.StubGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImportCommandTest {
    @TempDir
    private Path folder;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private StubGateway stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubGateway().on("/models", 201, "application/json", "{\"id\":\"m\",\"state\":\"inspecting\"}");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private int importModel() throws IOException {
        Path weights = Files.writeString(folder.resolve("m.pth"), "weights");
        return FusiformCommand.commandLine(terminal.terminal())
                .execute(
                        "model",
                        "import",
                        weights.toString(),
                        "--id",
                        "m",
                        "--url",
                        stub.url().toString());
    }

    @Test
    void goes_on_waiting_where_the_gateway_cannot_answer_for_a_moment() throws IOException {
        // Given
        stub.on("/models/m", 200, "application/json", "{\"state\":\"inspecting\"}")
                .later("/models/m", 503, "the database does not answer; try again", "0")
                .on("/models/m", 200, "application/json", "{\"state\":\"ready\"}");

        // When
        int code = importModel();

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("m\n");
        assertThat(stub.asked().getFirst().headers()).containsKey("Idempotency-key");
    }

    @Test
    void a_refused_model_is_one_line_with_the_reason() throws IOException {
        // Given
        stub.on("/models/m", 200, "application/json", "{\"state\":\"refused\",\"reason\":\"no tensor fc.weight\"}");

        // When
        int code = importModel();

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).isEqualTo("fusiform: m was refused: no tensor fc.weight\n");
    }
}
