package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is one line that names it, and leaves nothing behind. */
@ExtendWith(SharedUp.class)
class BadInputIT {
    @TempDir
    private static Path folder;

    private static RunningUp system;
    private static Path images;
    private static List<String> stored;

    @BeforeAll
    static void start(RunningUp shared) throws IOException {
        system = shared;
        images = Images.folder(folder, 3);
        system.ask("stimuli", "import", images.toString(), "--name", "good");
        stored = system.stored();
    }

    @AfterEach
    void nothing_is_left_in_the_store() {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(system.stored()).isEqualTo(stored));
    }

    @Test
    void an_image_that_is_none_is_named() throws IOException {
        // Given
        Path bad = Images.folder(Files.createDirectory(folder.resolve("bad")), 2);
        Files.writeString(bad.resolve("disc/zz.jpg"), "<html>not found</html>");

        // Then
        refused("stimuli", "import", bad.toString(), "--name", "bad").contains("disc/zz.jpg");
    }

    @Test
    void an_archive_that_climbs_out_is_refused() throws IOException {
        // Given
        Path archive = folder.resolve("climbs.zip");
        byte[] image = Files.readAllBytes(images.resolve("disc/disc-0.png"));
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : List.of("disc/a.png", "disc/../../evil.png")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(image);
            }
        }

        // Then
        refused("stimuli", "import", archive.toString(), "--name", "climbs").contains("../");
    }

    @Test
    void a_condition_needs_two_stimuli() throws IOException {
        // Given
        Path few = Images.folder(Files.createDirectory(folder.resolve("few")), 2);
        Files.delete(few.resolve("bars/bars-0.png"));

        // Then
        refused("stimuli", "import", few.toString(), "--name", "few").contains("bars");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "models": ["untrained:resnet50"], "stimulusSet": "good", "analysis": {"targets": ["face"]} | face    | disc
            "models": ["untrained:resnet50"], "stimulusSet": "good", "layers": ["layer4.2.relu_3"]     | layer4.2.relu_3 | layer4.2.relu_2
            "models": ["resnet51"], "stimulusSet": "good"                                              | resnet51 | models
            "models": ["untrained:resnet50"], "stimulusSet": "none"                                    | none     | stimulusSet
            "models": ["untrained:resnet50"], "stimulusSet": "good", "sed": 1                          | sed      | seed
            """)
    void a_campaign_with_a_mistake_is_not_made(String fields, String names, String fix) throws IOException {
        // Given
        Path document = Files.writeString(folder.resolve("bad.json"), "{" + fields + "}");

        // Then
        refused("campaign", "submit", document.toString()).contains(names).contains(fix);
    }

    @Test
    void a_document_that_is_no_json_is_refused() throws IOException {
        // Given
        Path document = Files.writeString(folder.resolve("no.json"), "models: [a]");

        // Then
        refused("campaign", "submit", document.toString(), "--wait").contains("JSON");
    }

    @Test
    void a_file_that_is_no_torchscript_is_refused_with_its_reason() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("no.pt"), "not a network".getBytes(StandardCharsets.UTF_8));

        // Then
        refusedModel(file);
    }

    @Test
    void a_network_that_returns_something_else_is_refused_with_its_reason() {
        refusedModel(Shared.path("golden/formats/torchscript.pt")).contains("Dict");
    }

    private static org.assertj.core.api.AbstractStringAssert<?> refusedModel(Path file) {
        return refused(
                "model",
                "import",
                file.toString(),
                "--id",
                "refused-" + file.getFileName().toString().length(),
                "--family",
                "torchscript",
                "--pipeline",
                "imagenet-256-bilinear");
    }

    /** The one line on stderr. */
    private static org.assertj.core.api.AbstractStringAssert<?> refused(String... arguments) {
        Fusiform.Result result = system.run(arguments);
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        return assertThat(result.err()).startsWith("fusiform: ").hasLineCount(1);
    }
}
