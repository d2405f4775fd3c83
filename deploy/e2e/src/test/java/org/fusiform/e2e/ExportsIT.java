package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken out of a running system is read by tools that are not ours, and comes back into it. */
@ExtendWith(SharedUp.class)
class ExportsIT {
    private static final int IMAGES = 3 * 11;
    private static final String LAYERS = "/runs/untrained%3Aresnet50/layers/";

    @TempDir
    private static Path folder;

    private static RunningUp system;
    private static String campaign;

    @BeforeAll
    static void find(RunningUp shared) throws IOException {
        system = shared;
        system.ask(
                "stimuli",
                "import",
                Images.folder(folder, 11).toString(),
                "--name",
                "exported",
                "--map",
                "disc=face,bars=scene,noise=word");
        campaign = system.campaign("""
                {"models": ["untrained:resnet50"], "stimulusSet": "exported", "layers": ["layer4.2.relu_2", "avgpool"],
                 "analysis": {"folds": 2, "alpha": 0.2, "correction": "none"}}""");
    }

    private static Path download(String path, String accept, String name) throws IOException {
        URLConnection request = URI.create(system.url() + "/api/v1/campaigns/" + campaign + path)
                .toURL()
                .openConnection();
        request.setRequestProperty("Accept", accept);
        Path file = folder.resolve(name);
        try (InputStream answer = request.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            answer.transferTo(out);
        }
        return file;
    }

    private static long count(String query) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @Test
    void duckdb_reads_the_same_units_from_parquet_and_csv_and_the_counts_of_the_results() throws Exception {
        // Given
        JsonNode layer = system.results(campaign).at("/runs/0/layers/0");
        Path parquet = download(LAYERS + "layer4.2.relu_2/units", "*/*", "units.parquet");
        Path csv = download(LAYERS + "layer4.2.relu_2/units", "text/csv", "units.csv");
        Path results = download("/results.csv", "*/*", "results.csv");

        // Then
        String both = "SELECT * REPLACE (unit::INT AS unit, channel::INT AS channel, y::INT AS y, x::INT AS x) FROM '";
        assertThat(count(both + parquet + "'"))
                .isEqualTo(layer.path("units").asLong())
                .isEqualTo(2048 * 7 * 7);
        assertThat(count(both + parquet + "' EXCEPT " + both + csv + "'")).isZero();
        assertThat(count(both + csv + "' EXCEPT " + both + parquet + "'")).isZero();
        for (String target : List.of("face", "scene", "word")) {
            long selected = layer.at("/targets/" + target + "/selected").asLong();
            assertThat(count("SELECT 1 FROM '" + csv + "' WHERE selected_" + target))
                    .isEqualTo(selected);
            assertThat(count("SELECT 1 FROM '" + results + "' WHERE layer = 'layer4.2.relu_2' AND target = '" + target
                            + "' AND selected = " + selected
                            + " AND seed = 1 AND pipeline = 'imagenet-256-bilinear' AND length(stimuli_sha256) = 64"))
                    .isEqualTo(1);
        }
        assertThat(count("SELECT 1 FROM '" + results + "'")).isEqualTo(2 * 3);
    }

    /** Each with the first before it, as a reader of the page runs them. */
    static List<String> snippets() throws IOException {
        List<String> blocks = Stream.of(Files.readString(Fusiform.ROOT.resolve("docs/exports.md"))
                        .split("```python\n"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("```")))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(3);
        return blocks.stream().skip(1).map(block -> blocks.getFirst() + block).toList();
    }

    @ParameterizedTest(name = "snippet {index}")
    @MethodSource("snippets")
    void the_snippets_of_the_page_run_as_they_are_written(String snippet) throws IOException {
        // Given
        Path script = Files.writeString(folder.resolve("snippet.py"), snippet);

        // When
        Fusiform.Result ran = python(modules(snippet), script.toString());

        // Then
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).isNotBlank();
    }

    @Test
    void numpy_reads_what_is_in_the_results() throws IOException {
        // Given
        Path script = Files.writeString(folder.resolve("check.py"), """
                import sys
                import numpy as np
                activations, upper = np.load(sys.argv[1]), np.load(sys.argv[2])
                patterns = activations.reshape(len(activations), -1).astype(np.float64)
                expected = (1 - np.corrcoef(patterns))[np.triu_indices(len(patterns), 1)]
                print(activations.shape, upper.shape, np.abs(expected - upper).max() < 1e-6)
                """);

        // When
        Fusiform.Result ran = python(
                List.of("numpy"),
                script.toString(),
                download(LAYERS + "layer4.2.relu_2/activations.npy", "*/*", "a.npy")
                        .toString(),
                download(LAYERS + "layer4.2.relu_2/rdm.npy", "*/*", "r.npy").toString());

        // Then: the RDM follows from the activations
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.line()).isEqualTo("(33, 2048, 7, 7) (" + IMAGES * (IMAGES - 1) / 2 + ",) True");
    }

    private static List<String> modules(String snippet) {
        return snippet.lines()
                .filter(line -> line.startsWith("import "))
                .flatMap(line -> Stream.of(line.substring("import ".length()).split(", ")))
                .map(module -> module.split(" ")[0])
                .toList();
    }

    /** By Debian's Python or another that has the modules; skipped where there is none. Zarr of version 2 is none for us. */
    private static Fusiform.Result python(List<String> modules, String... arguments) {
        String check = "import " + String.join(", ", modules)
                + (modules.contains("zarr") ? "; assert int(zarr.__version__.split('.')[0]) >= 3" : "");
        String python = Stream.of("/usr/bin/python3", "python3")
                .filter(candidate -> runs(candidate, check))
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(python != null, () -> "SKIPPED: no Python has all of " + modules);
        ProcessBuilder command = new ProcessBuilder(
                Stream.concat(Stream.of(python), Stream.of(arguments)).toList());
        command.environment().put("FUSIFORM_URL", system.url());
        command.environment().put("CAMPAIGN", campaign);
        return Fusiform.run(command);
    }

    private static boolean runs(String python, String code) {
        try {
            Process process = new ProcessBuilder(python, "-c", code)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void an_archive_is_the_same_each_time_and_submitted_again_gives_the_same_results() throws Exception {
        // Given
        Path archive = folder.resolve("one.zip");
        Path again = folder.resolve("two.zip");

        // When
        assertThat(system.ask("campaign", "export", campaign, "-o", archive.toString()))
                .isEqualTo(archive.toString());
        system.ask("campaign", "export", campaign, "-o", again.toString());

        // Then
        assertThat(Files.mismatch(archive, again)).isEqualTo(-1);
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream results = zip.getInputStream(zip.getEntry("results.json"))) {
            assertThat(new ObjectMapper().readTree(results)).isEqualTo(system.results(campaign));
            assertThat(zip.stream().map(Object::toString))
                    .contains(
                            "runs/00-untrained-resnet50/analysis-0/00-layer4.2.relu_2-units.parquet",
                            "runs/00-untrained-resnet50/analysis-0/01-avgpool-rdm-all.npy");
        }

        // When
        String renewed = system.ask("campaign", "submit", archive.toString(), "--wait");

        // Then
        assertThat(renewed).isNotEqualTo(campaign);
        assertThat(Documents.withoutIds(system.results(renewed)))
                .isEqualTo(Documents.withoutIds(system.results(campaign)));
    }
}
