package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.extractor.network.RuleNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint file of full size computes, by way of command, gateway and extractor, what its weights do in memory. */
@ExtendWith(SharedUp.class)
class CheckpointIT {
    private static final int IMAGES = 15;
    private static final Set<String> LAYERS = Set.of("relu", "layer2.3.relu_2", "layer4.2.relu_2", "avgpool");

    @TempDir
    private Path folder;

    @Test
    void an_imported_safetensors_file_gives_the_activations_of_the_weights_in_memory(RunningUp system)
            throws Exception {
        // Given
        RuleNetwork network = new RuleNetwork("resnet50", "imagenet-256-bilinear");
        Path file = folder.resolve("resnet50.safetensors");
        network.write(file);
        assertThat(Files.size(file)).isGreaterThan(100_000_000);
        Path images = Images.folder(folder, IMAGES / 3);

        // When
        system.ask("stimuli", "import", images.toString(), "--name", "fifteen");
        system.ask("model", "import", file.toString(), "--id", "rule", "--family", network.family());
        String id = system.campaign(
                """
                {"models": ["rule"], "stimulusSet": "fifteen", "layers": [%s], "analysis": {"folds": 0}}""".formatted(LAYERS.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "))));

        // Then
        JsonNode run = system.results(id).at("/runs/0");
        assertThat(run.at("/provenance/trained").asBoolean()).isTrue();
        assertThat(run.at("/provenance/weightsSha256").asText()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        Map<String, float[]> expected = null;
        for (JsonNode layer : run.path("layers")) {
            String name = layer.path("layer").asText();
            JsonNode place = system.get("/api/v1/campaigns/" + id + "/runs/rule/layers/" + name + "/activations");
            if (expected == null) {
                expected = network.activations(
                        inOrderOf(system.stored(place.path("manifest").asText()), images), LAYERS);
            }
            float[] stored = values(layer, system.stored(place.path("key").asText()));
            assertThat(FloatBuffer.wrap(stored).mismatch(FloatBuffer.wrap(expected.get(name))))
                    .as(name)
                    .isEqualTo(-1);
        }
        assertThat(run.path("layers")).hasSize(LAYERS.size());
    }

    private static List<Path> inOrderOf(Path manifest, Path images) throws Exception {
        try (Stream<Path> files = Files.walk(images)) {
            Map<String, Path> byName = files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
            return MessageJson.read(Files.readString(manifest), StimulusManifest.class).stimuli().stream()
                    .map(entry -> byName.get(Path.of(entry.name()).getFileName().toString()))
                    .toList();
        }
    }

    /** The values of an array of one shard, block after block, put in the order [stimulus, channel, y, x]. */
    private static float[] values(JsonNode layer, Path array) throws Exception {
        List<Integer> shape =
                layer.path("shape").valueStream().map(JsonNode::asInt).toList();
        ArrayLayout layout = ArrayLayout.of(IMAGES, shape, IMAGES);
        int units = layout.channels() * layout.mapUnits();
        float[] values = new float[layout.stimuli() * units];
        for (int block = 0; block < layout.blocks(); block++) {
            FloatBuffer chunk = ByteBuffer.wrap(Files.readAllBytes(array.resolve("c/0/" + block + "/0/0")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            int length = layout.channelsIn(block) * layout.mapUnits();
            int row = layout.blockChannels() * layout.mapUnits();
            for (int stimulus = 0; stimulus < layout.stimuli(); stimulus++) {
                chunk.get(stimulus * row, values, stimulus * units + block * row, length);
            }
        }
        return values;
    }
}
