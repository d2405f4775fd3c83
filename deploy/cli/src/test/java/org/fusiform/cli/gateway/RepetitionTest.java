package org.fusiform.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.progress.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, and what is not. */
class RepetitionTest {
    private static final String JSON = "application/json";

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
        return new Gateway(stub.url(), null, terminal.terminal());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_question_is_asked_again(int status) {
        // Given
        stub.later("/models", status, "not now", "0").on("/models", 200, JSON, "{\"items\":[]}");

        // When
        JsonNode answer = gateway().get("/models");

        // Then
        assertThat(answer.has("items")).isTrue();
        assertThat(stub.asked()).hasSize(2);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void an_answer_that_breaks_off_is_read_from_its_beginning_once_more() {
        // Given
        stub.cutOff("/models", JSON, "{\"items\":").on("/models", 200, JSON, "{\"items\":[]}");

        // When
        JsonNode answer = gateway().get("/models");

        // Then
        assertThat(answer.toString()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void what_makes_something_is_sent_again_with_the_same_key() {
        // Given
        stub.cutOff("/campaigns", JSON, "{\"id\":")
                .later("/campaigns", 409, "a request with this Idempotency-Key is under way", "0")
                .on("/campaigns", 201, JSON, "{\"id\":\"c1\"}");

        // When
        JsonNode made = gateway().make("/campaigns", "{}");

        // Then
        assertThat(made.path("id").asText()).isEqualTo("c1");
        assertThat(keys()).hasSize(3).containsOnly(keys().getFirst());
        assertThat(stub.asked())
                .allSatisfy(asked -> assertThat(asked.body()).asString().isEqualTo("{}"));
    }

    @Test
    void a_file_is_sent_again_from_its_beginning_with_the_same_key() {
        // Given
        stub.later("/models", 503, "the store is away", "0").on("/models", 201, JSON, "{\"id\":\"m\"}");

        // When
        JsonNode made = upload(new ByteArrayInputStream("weights".getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(made.path("id").asText()).isEqualTo("m");
        assertThat(keys()).hasSize(2).containsOnly(keys().getFirst());
        assertThat(stub.asked())
                .allSatisfy(asked -> assertThat(asked.body()).asString().isEqualTo("weights"));
    }

    @Test
    void every_request_that_makes_something_has_a_key_of_its_own() {
        // Given
        stub.on("/campaigns", 201, JSON, "{\"id\":\"c1\"}");
        Gateway gateway = gateway();

        // When
        gateway.make("/campaigns", "{}");
        gateway.make("/campaigns", "{}");

        // Then
        assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_conflict_that_does_not_pass_is_told_at_once() {
        // Given
        stub.on("/stimulus-sets", 409, "application/problem+json", "{\"detail\":\"the name is taken\"}");

        // Then
        assertThatThrownBy(() -> gateway().make("/stimulus-sets", "{}")).hasMessage("the name is taken");
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void what_acts_is_sent_again_only_where_nothing_was_done() {
        // Given
        stub.later("/campaigns/c1:retry", 503, "the database does not answer", "0")
                .later("/campaigns/c1:retry", 502, "bad gateway", "0");

        // Then
        assertThatThrownBy(() -> gateway().post("/campaigns/c1:retry")).hasMessage("bad gateway");
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void a_download_of_which_something_was_handed_over_is_not_begun_anew() {
        // Given
        stub.cutOff("/campaigns/c1/archive", "application/zip", "x".repeat(100_000));
        List<byte[]> parts = new ArrayList<>();

        // Then
        assertThatThrownBy(() -> gateway().download("/campaigns/c1/archive", "application/zip", parts::add))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("broke off");
        assertThat(parts).isNotEmpty();
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void what_cannot_be_read_here_is_said_and_not_sent_again() {
        // Given
        stub.on("/models", 201, JSON, "{\"id\":\"m\"}");
        InputStream damaged = new FilterInputStream(new ByteArrayInputStream(new byte[7])) {
            @Override
            public int read(byte[] into, int offset, int count) throws IOException {
                throw new IOException("weights.pth became shorter while it was read");
            }
        };

        // Then
        assertThatThrownBy(() -> upload(damaged))
                .isInstanceOf(CommandFailure.class)
                .isNotInstanceOf(GatewayFailure.class)
                .hasMessageContaining("weights.pth became shorter while it was read");
    }

    private JsonNode upload(InputStream content) {
        try (Progress progress = Progress.of(terminal.terminal(), "uploading m", Progress.Unit.BYTES)) {
            content.mark(Integer.MAX_VALUE);
            return gateway().upload("/models", Upload.of(() -> fromItsBeginning(content), 7, progress), "x/y");
        }
    }

    private static InputStream fromItsBeginning(InputStream content) {
        try {
            content.reset();
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> keys() {
        return stub.asked().stream()
                .map(asked -> asked.headers().get("Idempotency-key").getFirst())
                .toList();
    }
}
