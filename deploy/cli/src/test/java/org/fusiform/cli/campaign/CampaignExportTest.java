package org.fusiform.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.cli.FusiformCommand;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.gateway.StubGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignExportTest {
    @TempDir
    private Path folder;

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

    private int export(String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "campaign", "export", "c1", "--url", stub.url().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return FusiformCommand.commandLine(terminal.terminal()).execute(arguments);
    }

    private void campaignIs(String state) {
        stub.on("/campaigns/c1", 200, "application/json", "{\"id\":\"c1\",\"state\":\"" + state + "\"}");
    }

    @Test
    void what_comes_is_written_and_the_name_printed() throws IOException {
        // Given
        campaignIs("SUCCEEDED");
        String content = "archive ".repeat(100_000);
        stub.on("/campaigns/c1/archive", 200, "application/zip", content);
        Path file = folder.resolve("all.zip");
        Files.writeString(file, "of yesterday");

        // When
        int code = export("-o", file.toString(), "--without-units");

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo(file + "\n");
        assertThat(terminal.err()).isEmpty();
        assertThat(file).hasContent(content);
        assertThat(stub.asked().getLast().line()).isEqualTo("GET /api/v1/campaigns/c1/archive?units=false");
    }

    @Test
    void a_campaign_that_is_under_way_is_said_to_be() {
        // Given
        campaignIs("RUNNING");
        stub.on("/campaigns/c1/archive", 200, "application/zip", "archive");

        // When
        int code = export("-o", folder.resolve("all.zip").toString());

        // Then
        assertThat(code).isZero();
        assertThat(terminal.err()).contains("is RUNNING").hasLineCount(1);
    }

    @Test
    void a_refusal_is_one_line_and_leaves_what_was_there() throws IOException {
        // Given
        campaignIs("SUCCEEDED");
        stub.on("/campaigns/c1/archive", 410, "application/problem+json", "{\"detail\":\"its results are gone\"}");
        Path file = Files.writeString(folder.resolve("all.zip"), "of yesterday");

        // When
        int code = export("-o", file.toString());

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).isEqualTo("fusiform: its results are gone\n");
        assertThat(file).hasContent("of yesterday");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(file));
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_named() {
        // Given
        campaignIs("SUCCEEDED");

        // When
        int code = export("-o", folder.resolve("none/all.zip").toString());

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("cannot write", "none/all.zip").hasLineCount(1);
    }
}
