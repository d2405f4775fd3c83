package org.fusiform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.fusiform.cli.gateway.StubGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is, and how it goes. */
class InventoryTest {
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

    private int run(String... arguments) {
        return stub.run(terminal, arguments);
    }

    @Test
    void campaigns_are_a_table_with_when_they_began_and_ended() {
        // Given
        stub.on("/campaigns", 200, "application/json", """
                {"items":[
                  {"id":"c2","name":"two\\nlines","state":"RUNNING","createdAt":"2026-01-02T03:04:05Z","endedAt":null},
                  {"id":"c1","name":"","state":"FAILED","createdAt":"2026-01-01T03:04:05Z","endedAt":"2026-01-01T04:04:05Z"}]}""");

        // When
        int code = run("campaign", "list", "--state", "running");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("""
                campaign  state    submitted             ended                 name
                c2        RUNNING  2026-01-02T03:04:05Z                        two lines
                c1        FAILED   2026-01-01T03:04:05Z  2026-01-01T04:04:05Z
                """);
    }

    @Test
    void sets_are_a_table_with_their_conditions() {
        // Given
        stub.on("/stimulus-sets", 200, "application/json", """
                {"items":[{"id":"ab12","names":["floc","first"],"stimuli":30,"conditions":{"face":10,"scene":20}}]}""");

        // When
        int code = run("stimuli", "list");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("""
                names        stimuli  conditions         id
                floc, first       30  face 10, scene 20  ab12
                """);
    }

    @ParameterizedTest
    @CsvSource({"campaign, /campaigns/taken", "stimuli, /stimulus-sets/taken", "model, /models/taken"})
    void what_is_in_use_is_not_deleted(String kind, String path) {
        // Given
        stub.on(path, 409, "application/problem+json", """
                {"status":409,"title":"Conflict","detail":"it is in use; delete that first"}""");

        // When
        int code = run(kind, "delete", "taken");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("it is in use; delete that first").hasLineCount(1);
    }

    @Test
    void what_is_deleted_is_said_by_nothing() {
        stub.on("/models/mine", 204, "application/json", "");

        assertThat(run("model", "delete", "mine")).isZero();
        assertThat(terminal.out() + terminal.err()).isEmpty();
    }
}
