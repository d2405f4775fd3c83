package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A campaign in every form that its activations may be stored in: what is stored, and what is lost of the results. */
@ExtendWith(SharedUp.class)
class StorageFormIT {
    /** The most that a unit's d′ may move, as docs/storage.md states it. */
    private static final Map<String, Double> DPRIME = Map.of("float32", 0.0, "float16", 0.01, "bfloat16", 0.05);

    /** The most units that are selected in one form alone. */
    private static final double SELECTED_OTHERWISE = 0.001;

    @TempDir
    private Path folder;

    @Test
    void every_form_is_stored_as_it_says_and_changes_results_by_no_more_than_is_stated(RunningUp system)
            throws IOException {
        // Given
        system.ask("stimuli", "import", Images.folder(folder, 12, 77).toString(), "--name", "forms");
        String standard = campaign(system, "");
        JsonNode provenance = provenance(system, standard);
        Map<String, Units> computed = new HashMap<>();
        for (JsonNode layer : provenance.path("layers")) {
            String name = layer.path("layer").asText();
            computed.put(name, units(system, standard, name));
        }

        for (String type : List.of("float32", "float16", "bfloat16")) {
            // When
            String id = campaign(system, ", \"storage\": {\"dtype\": \"" + type + "\", \"codec\": \"zstd\"}");

            // Then
            JsonNode found = provenance(system, id);
            assertThat(found.path("provenance").path("storage"))
                    .hasToString("{\"dtype\":\"" + type + "\",\"codec\":\"zstd\"}");
            for (int layer = 0; layer < found.path("layers").size(); layer++) {
                Path array = array(system, found, layer);
                JsonNode zarr =
                        new ObjectMapper().readTree(array.resolve("zarr.json").toFile());
                assertThat(zarr.path("data_type").asText()).isEqualTo(type);
                assertThat(zarr.path("codecs").findValuesAsText("name")).containsExactly("bytes", "zstd", "crc32c");
                assertThat(bytes(array)).isLessThan(bytes(array(system, provenance, layer)));

                String name = found.path("layers").path(layer).path("layer").asText();
                assertClose(type + ", " + name, computed.get(name), units(system, id, name), DPRIME.get(type));
            }
        }
    }

    /** Of a lossless form nothing differs; of another no d′ by more than the bound, and hardly a unit's selection. */
    private static void assertClose(String what, Units computed, Units stored, double bound) {
        if (bound == 0) {
            assertThat(stored).as(what).isEqualTo(computed);
            return;
        }
        int units = computed.dprime().size();
        double largest = 0;
        int otherwise = 0;
        for (int unit = 0; unit < units; unit++) {
            double was = computed.dprime().get(unit);
            double is = stored.dprime().get(unit);
            assertThat(Double.isNaN(is)).as(what).isEqualTo(Double.isNaN(was));
            largest = Double.isNaN(was) ? largest : Math.max(largest, Math.abs(is - was));
            otherwise += computed.selected().get(unit).equals(stored.selected().get(unit)) ? 0 : 1;
        }
        assertThat(largest).as(what).isLessThanOrEqualTo(bound);
        assertThat(otherwise).as(what).isLessThanOrEqualTo((int) (SELECTED_OTHERWISE * units));
        assertThat(computed.selected()).as(what).contains("true");
    }

    private static String campaign(RunningUp system, String storage) throws IOException {
        return system.campaign("""
                {"models": ["untrained:resnet50"], "stimulusSet": "forms", "layers": ["layer3.5.relu_2", "layer4.2.relu_2"],
                 "analysis": {"targets": ["noise"], "folds": 0, "rsa": false}%s}""".formatted(storage));
    }

    private static JsonNode provenance(RunningUp system, String id) throws IOException {
        return system.get("/api/v1/campaigns/" + id + "/provenance")
                .path("runs")
                .path(0);
    }

    private static Path array(RunningUp system, JsonNode run, int layer) throws IOException {
        String extraction = run.path("layers").path(layer).path("extraction").asText();
        return system.stored(ObjectKeys.activations("default", extraction));
    }

    private static long bytes(Path array) throws IOException {
        try (Stream<Path> files = Files.walk(array.resolve("c"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** @param dprime NaN where it is undefined; @param selected as the table has it */
    private record Units(List<Double> dprime, List<String> selected) {}

    private static Units units(RunningUp system, String id, String layer) throws IOException {
        URLConnection asked = URI.create(system.url() + "/api/v1/campaigns/" + id + "/runs/untrained%3Aresnet50/layers/"
                        + layer + "/units")
                .toURL()
                .openConnection();
        asked.setRequestProperty("Accept", "text/csv");
        List<String[]> rows;
        try (InputStream answer = asked.getInputStream()) {
            rows = new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
        }
        List<String> columns = List.of(rows.getFirst());
        int dprime = columns.indexOf("dprime_noise");
        int selected = columns.indexOf("selected_noise");
        List<Double> dprimes = new ArrayList<>();
        List<String> selections = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            dprimes.add(row[dprime].isEmpty() ? Double.NaN : Double.parseDouble(row[dprime]));
            selections.add(row[selected]);
        }
        return new Units(dprimes, selections);
    }
}
