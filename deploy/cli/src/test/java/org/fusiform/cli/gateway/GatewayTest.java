package org.fusiform.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.progress.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final String PROBLEM = "application/problem+json";
    private final RecordedTerminal terminal = new RecordedTerminal();
    private StubGateway stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubGateway();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private Gateway gateway() {
        return new Gateway(stub.url(), "secret", terminal.terminal());
    }

    @Test
    void a_problem_becomes_its_detail_and_what_its_errors_add() {
        // Given
        stub.on("/campaigns", 422, PROBLEM, """
                {"title":"x","status":422,"detail":"the campaign is refused",
                 "errors":[{"pointer":"/layers/0","detail":"nothing is called relx; nearest: relu"}]}""");

        // Then
        assertThatThrownBy(() -> gateway().make("/campaigns", "{}"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the campaign is refused (/layers/0: nothing is called relx; nearest: relu)");
    }

    @Test
    void an_error_without_a_problem_is_its_status() {
        // Given
        stub.on("/models", 500, "text/html", "<html>internal error</html>");

        // Then
        assertThatThrownBy(() -> gateway().get("/models")).hasMessage("HTTP 500 without a reason");
    }

    @Test
    void something_else_that_answers_is_not_taken_for_a_gateway() {
        // Given
        stub.on("/models", 200, "text/html", "<html>hello</html>");

        // Then
        assertThatThrownBy(() -> gateway().get("/models")).hasMessageContaining("is it a Fusiform gateway?");
    }

    @Test
    void an_upload_is_of_known_length_and_carries_the_token() {
        // Given
        stub.on("/models", 201, "application/json", "{\"id\":\"m\"}");
        byte[] content = "weights".getBytes(StandardCharsets.UTF_8);

        // When
        try (Progress progress = Progress.of(terminal.terminal(), "uploading m", Progress.Unit.BYTES)) {
            gateway()
                    .upload(
                            new Query("/models")
                                    .with("id", "a b:+")
                                    .with("sha256", null)
                                    .toString(),
                            Upload.of(() -> new ByteArrayInputStream(content), content.length, progress),
                            "application/octet-stream");
        }

        // Then
        StubGateway.Asked asked = stub.asked().getFirst();
        assertThat(asked.line()).isEqualTo("POST /api/v1/models?id=a%20b%3A%2B");
        assertThat(asked.body()).isEqualTo(content);
        assertThat(asked.headers()).containsEntry("Content-length", List.of("7"));
        assertThat(asked.headers()).containsEntry("Authorization", List.of("Bearer secret"));
        assertThat(terminal.err()).isEmpty();
    }
}
