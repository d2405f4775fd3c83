package org.fusiform.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fusiform.cli.FusiformCommand;
import org.fusiform.cli.RecordedTerminal;
import org.fusiform.cli.gateway.StubGateway;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.result.CampaignProvenance;
import org.fusiform.contracts.result.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveSubmitTest {
    private static final String DOCUMENT = "{\"models\": [\"mine\"], \"stimulusSet\": \"floc\"}";
    private static final String MODEL = """
            {"family": "resnet50", "pipeline": "imagenet-256-bilinear", "weights": {"type": "imported", "sha256": "%s"}}""";

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

    private static String provenance() {
        Provenance from = new Provenance(
                "resnet50",
                "abc",
                null,
                true,
                "5f",
                "imagenet-256-bilinear",
                new Compute("cpu", "float32", 16, "pytorch-2.7.1"),
                1L,
                "0.1.0",
                StorageForm.DEFAULT);
        return MessageJson.write(new CampaignProvenance(
                "c0", null, "floc", 40, List.of(new CampaignProvenance.Run("mine", from, List.of(), List.of()))));
    }

    private Path archive(Map<String, String> entries) throws IOException {
        Path file = folder.resolve("all.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private int submit(Path file) {
        return FusiformCommand.commandLine(terminal.terminal())
                .execute(
                        "campaign",
                        "submit",
                        file.toString(),
                        "--url",
                        stub.url().toString());
    }

    private int submitExported() throws IOException {
        return submit(archive(Map.of("campaign.json", DOCUMENT, "provenance.json", provenance())));
    }

    private void here(String stimuli, String weights) {
        stub.on("/stimulus-sets/floc", 200, "application/json", "{\"id\": \"" + stimuli + "\"}")
                .on("/models/mine", 200, "application/json", MODEL.formatted(weights))
                .on("/campaigns", 201, "application/json", "{\"id\":\"c1\"}");
    }

    private void assertRefused(String... words) {
        assertThat(terminal.err()).contains(words).hasLineCount(1);
        assertThat(stub.asked()).noneMatch(asked -> asked.line().startsWith("POST"));
    }

    @Test
    void the_document_is_sent_as_it_was() throws IOException {
        // Given
        here("5f", "abc");

        // When
        int code = submitExported();

        // Then
        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo("c1\n");
        assertThat(stub.asked().getLast().body()).asString().isEqualTo(DOCUMENT);
    }

    @Test
    void a_set_that_is_not_here_is_named_with_what_to_do() throws IOException {
        assertThat(submitExported()).isEqualTo(1);

        assertRefused("'floc' (5f)", "fusiform stimuli import PATH --name floc");
    }

    @Test
    void another_set_of_that_name_is_no_substitute() throws IOException {
        here("6a", "abc");

        assertThat(submitExported()).isEqualTo(1);

        assertRefused("'floc'", "6a", "5f");
    }

    @Test
    void a_model_that_is_not_here_is_named_with_what_to_do() throws IOException {
        stub.on("/stimulus-sets/floc", 200, "application/json", "{\"id\": \"5f\"}");

        assertThat(submitExported()).isEqualTo(1);

        assertRefused("'mine' (weights abc)", "fusiform model import FILE --id mine --family resnet50");
    }

    @Test
    void other_weights_of_that_name_are_no_substitute() throws IOException {
        here("5f", "def");

        assertThat(submitExported()).isEqualTo(1);

        assertRefused("'mine'", "def", "abc");
    }

    @Test
    void what_is_no_such_archive_is_said_to_be_none() throws IOException {
        assertThat(submit(archive(Map.of("face/1.png", "x")))).isEqualTo(1);
        assertRefused("no archive of fusiform campaign export", "campaign.json");
    }

    @Test
    void a_damaged_archive_is_said_to_be_one() throws IOException {
        Path file = archive(Map.of("campaign.json", DOCUMENT, "provenance.json", provenance()));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(submit(file)).isEqualTo(1);
        assertRefused("damaged archive");
    }
}
