package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.WeightsFiles;
import org.fusiform.extractor.weights.checkpoint.Checkpoint;
import org.fusiform.extractor.weights.checkpoint.FamilyParameters;
import org.fusiform.extractor.weights.checkpoint.StateDict;
import org.fusiform.extractor.weights.safetensors.SafetensorsWriter;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Families with weights from files of the size of real ones. */
class CheckpointNetworkTest {
    private static final String PIPELINE = "imagenet-256-bilinear";

    @TempDir
    Path directory;

    @Test
    void weightsFromAFileComputeWhatTheSameWeightsInMemoryDo() throws Exception {
        Architecture resnet50 = Families.architecture("resnet50").orElseThrow();
        Network network = stored("resnet50", new GoldenRule());

        Map<String, float[]> fromFile;
        try (LoadedNetwork loaded = loader().load("p", network, Precision.FLOAT32)) {
            fromFile = outputs(loaded);
        }

        try (LoadedNetwork inMemory =
                FamilyNetwork.load(Engine.get().manager(), resnet50, new GoldenRule(), Precision.FLOAT32)) {
            assertThat(outputs(inMemory)).containsExactlyEntriesOf(fromFile);
        }
    }

    static Stream<String> families() {
        return Families.all().stream().map(FamilyDescription::family);
    }

    /** OpenAI's files hold the text tower, too, and all hold batch counters. */
    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyIsToldFromAllOthers(String family) throws Exception {
        List<ParameterShape> tensors = new ArrayList<>(parameters(family).parameters());
        boolean clip = family.startsWith("clip-");
        tensors.add(scalar((clip ? "visual." : "") + "bn1.num_batches_tracked"));
        if (clip) {
            tensors.add(scalar("logit_scale"));
            tensors.add(scalar("input_resolution"));
            tensors.add(scalar("transformer.resblocks.0.ln_1.weight"));
        }
        Path file = directory.resolve("weights.safetensors");
        SafetensorsWriter.writeZeros(file, tensors);
        List<FamilyParameters> all =
                families().map(CheckpointNetworkTest::parameters).toList();

        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StateDict.fit(checkpoint, parameters(family), all);
            for (FamilyParameters other : all) {
                if (!other.family().equals(family)) {
                    assertThatThrownBy(() -> StateDict.fit(checkpoint, other, all))
                            .as("%s as %s", family, other.family())
                            .isInstanceOf(CheckpointRefused.class)
                            .hasMessageStartingWith(
                                    "weights.safetensors: its tensors are not those of family " + other.family())
                            .hasMessageEndingWith(". They are those of " + family);
                }
            }
        }
    }

    @Test
    void weightsOfAnotherFamilyRefuseTheNetwork() throws Exception {
        Network network = stored("resnet18", new GoldenRule());
        Network asked = new Network("mine", "resnet34", network.weights(), PIPELINE);

        assertThatThrownBy(() -> loader().load("p", asked, Precision.FLOAT32))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageContaining("its tensors are not those of family resnet34: 80 missing")
                .hasMessageContaining("layer1.2.conv1.weight [64, 64, 3, 3] is missing")
                .hasMessageEndingWith("; and 70 more. They are those of resnet18");
    }

    @Test
    void weightsThatAreNotFiniteRefuseTheNetwork() throws Exception {
        Network network = stored("resnet18", parameter -> {
            float[] values = new float[parameter.size()];
            values[values.length - 1] = parameter.name().equals("fc.weight") ? Float.NaN : 0;
            return values;
        });

        assertThatThrownBy(() -> loader().load("p", network, Precision.FLOAT32))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageContaining("tensor fc.weight holds NaN at element 511999 of 512000");
    }

    @Test
    void whatIsNoCheckpointRefusesTheNetwork() throws Exception {
        Files.writeString(directory.resolve("00ff.pt"), "<html>404</html>");
        Network network = new Network("mine", "resnet18", new Weights.Stored("00ff", 16), PIPELINE);

        assertThatThrownBy(() -> loader().load("p", network, Precision.FLOAT32))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageStartingWith("it is a web page");
    }

    @Test
    void anInspectionOfAKnownFamilyTriesItsWeightsAndListsItsLayers() throws Exception {
        Network network = stored("resnet18", new GoldenRule());

        try (NetworkCache cache = new NetworkCache(loader(), 1L << 30, 1)) {
            Inspection inspection = new Inspection(cache);

            assertThat(inspection.layers("p", network, 224))
                    .isEqualTo(Families.named("resnet18").orElseThrow().layers());
            assertThatThrownBy(() -> inspection.layers("p", network, 288))
                    .isInstanceOf(NetworkRefused.class)
                    .hasMessageContaining("takes 224 × 224 pixels");
        }
    }

    /** A file of the family's tensors where the extractor keeps them. */
    private Network stored(String family, NamedTensors tensors) throws Exception {
        Path file = directory.resolve("00ff.pt");
        SafetensorsWriter.write(file, parameters(family).parameters(), tensors);
        return new Network("mine", family, new Weights.Stored("00ff", Files.size(file)), PIPELINE);
    }

    private NetworkLoader loader() {
        WeightsFiles files = new WeightsFiles(directory, Long.MAX_VALUE, (project, sha256) -> {
            throw new AssertionError("the file is here");
        });
        return new NetworkLoader(Engine.get(), files);
    }

    private static FamilyParameters parameters(String family) {
        return new FamilyParameters(
                family, FamilyNetwork.parameters(Families.architecture(family).orElseThrow()));
    }

    private static ParameterShape scalar(String name) {
        return new ParameterShape(name, new int[0], Initialisation.ZEROS);
    }

    private static Map<String, float[]> outputs(LoadedNetwork network) throws NetworkRefused {
        Map<String, float[]> outputs = new TreeMap<>();
        FloatBuffer input = FloatBuffer.wrap(GoldenRule.values("input", 1, 3, 224, 224));
        network.forward(input, 1, 224, Set.of("layer1.2.relu_2", "fc"), (layer, shape, values) -> {
            float[] copy = new float[values.remaining()];
            values.get(copy);
            outputs.put(layer, copy);
        });
        return outputs;
    }
}
