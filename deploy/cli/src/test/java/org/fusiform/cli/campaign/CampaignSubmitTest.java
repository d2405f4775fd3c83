package org.fusiform.cli.campaign;

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

class CampaignSubmitTest {
    @TempDir
    private Path folder;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private StubGateway stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubGateway().on("/campaigns", 201, "application/json", "{\"id\":\"c1\"}");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private int submit(String... more) throws IOException {
        Path document = Files.writeString(folder.resolve("campaign.json"), "{\"models\":[\"m\"]}");
        String[] arguments = new String[5 + more.length];
        String[] first = {
            "campaign", "submit", document.toString(), "--url", stub.url().toString()
        };
        System.arraycopy(first, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return FusiformCommand.commandLine(terminal.terminal()).execute(arguments);
    }

    @Test
    void prints_the_id_alone_and_sends_the_document_as_it_is() throws IOException {
        // When
        int code = submit();

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("c1\n");
        assertThat(terminal.err()).isEmpty();
        assertThat(stub.asked().getFirst().body()).asString().isEqualTo("{\"models\":[\"m\"]}");
        assertThat(stub.asked().getFirst().headers()).containsKey("Idempotency-key");
    }

    @Test
    void waits_for_the_end_also_without_events() throws IOException {
        // Given
        stub.on("/campaigns/c1", 200, "application/json", "{\"id\":\"c1\",\"state\":\"RUNNING\"}")
                .on("/campaigns/c1", 200, "application/json", "{\"id\":\"c1\",\"state\":\"SUCCEEDED\"}");

        // When
        int code = submit("--wait");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("c1\n");
    }

    @Test
    void a_campaign_that_fails_fails_the_command_with_its_reasons() throws IOException {
        // Given
        stub.on("/campaigns/c1", 200, "application/json", """
                {"id":"c1","state":"FAILED","runs":[
                  {"model":"good","state":"SUCCEEDED"},
                  {"model":"bad","state":"FAILED","reason":"NaN in fire2\\nat stimulus 7"}]}""");

        // When
        int code = submit("--wait");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err())
                .contains("campaign c1 FAILED: bad: NaN in fire2 at stimulus 7")
                .hasLineCount(1);
    }

    @Test
    void goes_on_waiting_where_the_gateway_cannot_answer_for_a_moment() throws IOException {
        // Given
        stub.on("/campaigns/c1", 200, "application/json", "{\"id\":\"c1\",\"state\":\"RUNNING\"}")
                .later("/campaigns/c1", 503, "the database does not answer; try again", "0")
                .later("/campaigns/c1", 429, "too many requests", "0")
                .on("/campaigns/c1", 200, "application/json", "{\"id\":\"c1\",\"state\":\"SUCCEEDED\"}")
                .later("/campaigns/c1/events", 503, "the database does not answer; try again", "0");

        // When
        int code = submit("--wait");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("c1\n");
    }

    @Test
    void what_does_not_pass_ends_the_wait() throws IOException {
        // Given
        stub.on("/campaigns/c1", 200, "application/json", "{\"id\":\"c1\",\"state\":\"RUNNING\"}")
                .on("/campaigns/c1", 401, "application/problem+json", "{\"detail\":\"the key has expired\"}");

        // When
        int code = submit("--wait");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("fusiform: the key has expired");
    }

    @Test
    void a_lost_answer_makes_no_second_campaign() throws IOException {
        // Given
        try (StubGateway lost = new StubGateway()
                .cutOff("/campaigns", "application/json", "{\"id\":")
                .on("/campaigns", 201, "application/json", "{\"id\":\"c1\"}")) {
            Path document = Files.writeString(folder.resolve("campaign.json"), "{\"models\":[\"m\"]}");

            // When
            int code = FusiformCommand.commandLine(terminal.terminal())
                    .execute(
                            "campaign",
                            "submit",
                            document.toString(),
                            "--url",
                            lost.url().toString());

            // Then
            assertThat(code).isZero();
            assertThat(terminal.out()).isEqualTo("c1\n");
            assertThat(lost.asked())
                    .extracting(asked -> asked.headers().get("Idempotency-key"))
                    .hasSize(2)
                    .containsOnly(lost.asked().getFirst().headers().get("Idempotency-key"));
        }
    }
}
