package org.fusiform.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.ExtractionIdentity;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.ResultDocument;
import org.fusiform.contracts.result.RunResult;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The stored arrays are Zarr to an implementation that is not ours: zarrita, in Node. */
@ExtendWith(SharedUp.class)
class ForeignReaderIT {
    /** Of two shards, so that the last is padded. */
    private static final int SHARD = 17;

    private static final int IMAGES = 3 * 11;

    @TempDir
    private Path folder;

    @Test
    void zarrita_reads_the_values_that_were_stored_from_the_store_and_from_the_gateway(RunningUp system)
            throws Exception {
        // Given
        Path reader = reader();
        system.ask("stimuli", "import", Images.folder(folder, 11).toString(), "--name", "small");
        String id = system.campaign("""
                {"models": ["untrained:resnet50"], "stimulusSet": "small", "layers": ["layer1.0.relu_2", "avgpool"],
                 "analysis": {"folds": 0, "rsa": false}}""");
        ResultDocument results =
                MessageJson.read(system.ask("campaign", "results", id, "--format", "json"), ResultDocument.class);
        RunResult run = results.runs().getFirst();
        for (LayerResult layer : run.layers()) {
            ArrayLayout layout = ArrayLayout.of(IMAGES, layer.shape(), SHARD);
            Path array = system.stored(ObjectKeys.activations("default", extraction(run, layer)));
            String address = address(system, id, layer.layer());

            for (String place : List.of(array.toString(), address)) {
                // When
                Path values = folder.resolve("values");
                JsonNode read = node(reader, place, values);

                // Then
                assertThat(read.path("shape"))
                        .hasToString("[" + IMAGES + ","
                                + String.join(
                                        ",",
                                        layer.shape().stream()
                                                .map(String::valueOf)
                                                .toList()) + "]");
                assertThat(read.path("dtype").asText()).isEqualTo("float32");
                assertSame(layout, array, floats(values));
                Files.delete(values);
            }
        }
    }

    @Test
    void zarrita_reads_compressed_arrays_as_the_same_values(RunningUp system) throws Exception {
        // Given
        Path reader = reader();
        system.ask("stimuli", "import", Images.folder(folder, 11).toString(), "--name", "small");
        List<String> campaigns = new ArrayList<>();
        for (String codec : List.of("none", "zstd")) {
            campaigns.add(system.campaign("""
                    {"models": ["untrained:resnet50"], "stimulusSet": "small", "layers": ["avgpool"],
                     "analysis": {"folds": 0, "rsa": false}, "storage": {"codec": "%s"}}""".formatted(codec)));
        }

        // When
        List<byte[]> read = new ArrayList<>();
        for (String id : campaigns) {
            Path values = folder.resolve("values-" + id);
            node(reader, address(system, id, "avgpool"), values);
            read.add(Files.readAllBytes(values));
        }

        // Then
        assertThat(read.getFirst()).hasSize(IMAGES * 2048 * Float.BYTES);
        assertThat(read.get(1)).isEqualTo(read.getFirst());
    }

    private static String address(RunningUp system, String campaign, String layer) {
        return system.url() + "/api/v1/campaigns/" + campaign + "/runs/untrained%3Aresnet50/layers/" + layer
                + "/activations.zarr";
    }

    private static String extraction(RunResult run, LayerResult layer) {
        var from = run.provenance();
        Network network =
                new Network(run.model(), from.family(), new Weights.Seeded(from.weightsSeed()), from.pipeline());
        return new ExtractionIdentity(
                        "default", network, layer.layer(), from.stimuliSha256(), from.compute(), SHARD, from.storage())
                .id();
    }

    /** Compares every value with the chunk it lies in, which is read here by the layout's definition alone. */
    private static void assertSame(ArrayLayout layout, Path array, FloatBuffer values) throws IOException {
        int map = layout.mapUnits();
        assertThat(values.remaining()).isEqualTo(layout.stimuli() * layout.channels() * map);
        boolean anything = false;
        for (int shard = 0; shard < layout.shards(); shard++) {
            for (int block = 0; block < layout.blocks(); block++) {
                FloatBuffer chunk = floats(array.resolve("c/" + shard + "/" + block + "/0/0"));
                for (int stimulus = 0; stimulus < layout.stimuliIn(shard); stimulus++) {
                    int length = layout.channelsIn(block) * map;
                    int row = shard * layout.shardStimuli() + stimulus;
                    FloatBuffer expected = chunk.slice(stimulus * layout.blockChannels() * map, length);
                    FloatBuffer actual =
                            values.slice((row * layout.channels() + block * layout.blockChannels()) * map, length);
                    assertThat(actual.mismatch(expected))
                            .as("shard %s, block %s", shard, block)
                            .isEqualTo(-1);
                    anything |= expected.get(0) != expected.get(length - 1);
                }
            }
        }
        assertThat(anything).as("some value differs from another").isTrue();
    }

    /** Whole floats of a file; a chunk ends with the four bytes of its checksum. */
    private static FloatBuffer floats(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private JsonNode node(Path reader, String array, Path values) throws IOException {
        Fusiform.Result read = Fusiform.run(
                new ProcessBuilder("node", "read.mjs", array, values.toString()).directory(reader.toFile()));
        assertThat(read.code()).as(read.err()).isZero();
        return new ObjectMapper().readTree(read.out());
    }

    /** The reader with its packages, installed below target; skipped where there is no Node. */
    private static Path reader() throws IOException {
        Assumptions.assumeTrue(present("node") && present("npm"), "SKIPPED: node and npm are not there");
        Path source = Fusiform.ROOT.resolve("deploy/e2e/src/test/zarrita");
        Path reader = Fusiform.ROOT.resolve("deploy/e2e/target/zarrita");
        Files.createDirectories(reader);
        for (String file : List.of("package.json", "package-lock.json", "read.mjs")) {
            Files.write(reader.resolve(file), Files.readAllBytes(source.resolve(file)));
        }
        Fusiform.Result installed =
                Fusiform.run(new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                        .directory(reader.toFile()));
        Assumptions.assumeTrue(installed.code() == 0, () -> "SKIPPED: npm ci did not succeed: " + installed.err());
        return reader;
    }

    private static boolean present(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
