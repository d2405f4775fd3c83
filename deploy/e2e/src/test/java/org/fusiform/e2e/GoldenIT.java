package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real images through a real network, against what PyTorch and SciPy make of them. */
class GoldenIT {
    private static final double FRACTION = 0.004;
    private static final double RELATIVE_FRACTION = 0.05;
    private static final long RELATIVE_FROM = 500;
    private static final double DPRIME = 0.1;
    private static final double SPEARMAN = 0.01;

    @TempDir
    private Path folder;

    @Test
    void squeezenet_on_floc_agrees_in_every_layer_and_target() throws IOException {
        // Given
        Path floc = Shared.path("floc");
        Path network = Shared.path("models/squeezenet1_1-features.pt");
        JsonNode golden = new ObjectMapper()
                .readTree(Shared.path("golden/squeezenet-floc.json").toFile());

        try (RunningUp system = RunningUp.start(folder.resolve("data"))) {
            String map = "adult=face,body=body,house=scene,word=word,car=object,scrambled=scrambled";
            Fusiform.Result imported = system.run("stimuli", "import", floc.toString(), "--name", "floc", "--map", map);
            assertThat(imported.code()).as(imported.err()).isZero();
            assertThat(imported.err()).contains("skipped: child, corridor, instrument, limb, number");
            system.ask(
                    "model",
                    "import",
                    network.toString(),
                    "--id",
                    "squeezenet",
                    "--family",
                    "torchscript",
                    "--pipeline",
                    "imagenet-256-bilinear");

            // When
            String id = system.campaign("""
                    {"name": "golden", "models": ["squeezenet"], "stimulusSet": "floc", "layers": ["all"],
                     "analysis": {"targets": ["face", "body", "scene", "word"], "folds": 0}}""");
            JsonNode run = system.results(id).path("runs").path(0);

            // Then
            SoftAssertions all = new SoftAssertions();
            checkLayers(all, golden, run);
            checkConsistency(all, golden, run);
            all.assertAll();
        }
    }

    private static void checkLayers(SoftAssertions all, JsonNode golden, JsonNode run) {
        assertThat(run.path("layers")).hasSize(golden.path("layers").size());
        for (JsonNode layer : run.path("layers")) {
            String name = layer.path("layer").asText();
            JsonNode expected = golden.path("layers").path(name);
            all.assertThat(layer.path("units").asLong())
                    .as(name)
                    .isEqualTo(expected.path("units").asLong());
            expected.path("targets")
                    .properties()
                    .forEach(target -> checkTarget(
                            all,
                            name + " " + target.getKey(),
                            target.getValue(),
                            layer.path("targets").path(target.getKey())));
        }
    }

    private static void checkTarget(SoftAssertions all, String name, JsonNode expected, JsonNode actual) {
        double fraction = expected.path("fraction").asDouble();
        double allowed = FRACTION;
        if (expected.path("selected").asLong() >= RELATIVE_FROM) {
            allowed = Math.min(allowed, RELATIVE_FRACTION * fraction);
        }
        all.assertThat(actual.path("fraction").asDouble(-1)).as(name).isCloseTo(fraction, within(allowed));
        if (expected.path("selected").asLong() >= RELATIVE_FROM) {
            all.assertThat(actual.at("/strength/dprime/mean").asDouble())
                    .as(name + " d′")
                    .isCloseTo(expected.path("dprime_mean").asDouble(), within(DPRIME));
        }
    }

    private static void checkConsistency(SoftAssertions all, JsonNode golden, JsonNode run) {
        JsonNode actual = run.at("/consistency/all");
        List<String> layers =
                actual.path("layers").valueStream().map(JsonNode::asText).toList();
        JsonNode expected = golden.path("rdm_all_units_spearman");
        List<String> order =
                expected.path("layers").valueStream().map(JsonNode::asText).toList();
        for (int a = 0; a < layers.size(); a++) {
            for (int b = 0; b < layers.size(); b++) {
                double value = expected.path("matrix")
                        .path(order.indexOf(layers.get(a)))
                        .path(order.indexOf(layers.get(b)))
                        .asDouble(Double.NaN);
                all.assertThat(actual.path("matrix").path(a).path(b).asDouble())
                        .as("RDMs of %s and %s", layers.get(a), layers.get(b))
                        .isCloseTo(value, within(SPEARMAN));
            }
        }
    }
}
