package org.fusiform.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fusiform.cli.FusiformCommand;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.gateway.StubGateway;
import org.fusiform.cli.table.Results;
import org.fusiform.cli.terminal.Terminal;
import org.fusiform.contracts.json.MessageJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignResultsTest {
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

    private int results(String format) {
        return results(format, terminal.terminal());
    }

    private int results(String format, Terminal to) {
        return FusiformCommand.commandLine(to)
                .execute(
                        "campaign",
                        "results",
                        "c1",
                        "--format",
                        format,
                        "--url",
                        stub.url().toString());
    }

    @Test
    void json_is_passed_on_as_it_is_with_a_line_end() {
        // Given
        String document = "{\"d′\":\"" + "x".repeat(200_000) + "\"}";
        stub.on("/campaigns/c1/results", 200, JSON, document);

        // Then
        assertThat(results("json")).isZero();
        assertThat(terminal.out()).isEqualTo(document + "\n");
    }

    @Test
    void csv_is_passed_on_as_it_is() {
        // Given
        String table = "model,layer\r\n" + "m,relu\r\n".repeat(20_000);
        stub.on("/campaigns/c1/results.csv", 200, "text/csv", table);

        // Then
        assertThat(results("csv")).isZero();
        assertThat(terminal.out()).isEqualTo(table);
    }

    @Test
    void the_table_is_read_from_the_document() {
        // Given
        String document = MessageJson.write(
                Results.of(Results.run(true, List.of(Results.layer("fire9", 100, "face")), Map.of())));
        stub.cutOff("/campaigns/c1/results", JSON, document.substring(0, document.length() / 2))
                .on("/campaigns/c1/results", 200, JSON, document);

        // Then
        assertThat(results("table")).isZero();
        assertThat(terminal.out())
                .containsOnlyOnce("campaign c-1  demo  SUCCEEDED")
                .contains("fire9");
    }

    @Test
    void what_breaks_off_is_no_success() {
        // Given
        stub.cutOff("/campaigns/c1/results.csv", "text/csv", "m,relu\r\n".repeat(20_000));

        // Then
        assertThat(results("csv")).isEqualTo(1);
        assertThat(terminal.err()).contains("broke off").hasLineCount(1);
    }

    @Test
    void results_that_do_not_fit_on_the_disk_are_no_success() {
        // Given
        stub.on("/campaigns/c1/results.csv", 200, "text/csv", "model,layer\r\n");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Terminal to = new Terminal(
                new PrintStream(full, true, StandardCharsets.UTF_8),
                terminal.terminal().err(),
                false,
                false);

        // Then
        assertThat(results("csv", to)).isEqualTo(1);
        assertThat(terminal.err()).contains("stdout takes no more").hasLineCount(1);
    }
}
