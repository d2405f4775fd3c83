package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FamilyNetworkTest {
    private static final NamedTensors ZEROS = parameter -> new float[parameter.size()];

    static List<FamilyDescription> families() {
        return Families.all();
    }

    @ParameterizedTest
    @MethodSource("families")
    void theLayersThatTheGatewayPromisesAreTheLayersThereAre(FamilyDescription family) throws Exception {
        Map<String, List<Integer>> promised = new LinkedHashMap<>();
        family.layers().forEach(layer -> promised.put(layer.name(), layer.shape()));
        Map<String, List<Integer>> found = new LinkedHashMap<>();

        try (FamilyNetwork network = load(family.family(), ZEROS, Precision.FLOAT32)) {
            network.forward(
                    input(1, family.inputSize()),
                    1,
                    family.inputSize(),
                    promised.keySet(),
                    (layer, shape, values) -> found.put(layer, shape));
        }

        assertThat(List.copyOf(found.entrySet())).isEqualTo(List.copyOf(promised.entrySet()));
    }

    /** torchvision's documented numbers, and those of OpenAI's visual towers; running statistics are no parameters. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 11689512",
        "resnet34, 21797672",
        "resnet50, 25557032",
        "resnet101, 44549160",
        "resnet152, 60192808",
        "wide_resnet50_2, 68883240",
        "resnext50_32x4d, 25028904",
        "resnext101_32x8d, 88791336",
        "clip-rn50, 38316896",
        "clip-rn101, 56259936",
        "clip-rn50x4, 87137080",
        "clip-rn50x16, 167328912"
    })
    void parametersAreAsManyAsPublished(String family, long count) {
        assertThat(FamilyNetwork.parameters(architecture(family)).stream()
                        .filter(parameter -> !parameter.name().contains(".running_"))
                        .mapToLong(ParameterShape::size)
                        .sum())
                .isEqualTo(count);
    }

    @Test
    void onlyWhatIsTappedIsHandedOver() throws Exception {
        Map<String, Integer> found = new LinkedHashMap<>();

        try (FamilyNetwork network = load("resnet18", new UntrainedWeights(1), Precision.FLOAT32)) {
            network.forward(
                    input(2, 224),
                    2,
                    224,
                    Set.of("layer4.1.relu_1", "relu"),
                    (layer, shape, values) -> found.put(layer, values.remaining()));
        }

        assertThat(found).isEqualTo(Map.of("relu", 2 * 64 * 112 * 112, "layer4.1.relu_1", 2 * 512 * 7 * 7));
    }

    /** Were anything behind the last tap run, its parameters would be missed. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, layer2.1.relu_1, layer[34].*|fc.*",
        "resnet18, avgpool, fc.*",
        "clip-rn50, visual.layer1.2.relu3, visual\\.(layer[234]|attnpool).*"
    })
    void thePassEndsWithTheBlockOfTheLastTap(String family, String last, String behind) throws Exception {
        NetworkGraph graph = NetworkGraph.of(architecture(family));
        List<ParameterShape> needed = graph.parameters().stream()
                .filter(parameter -> !parameter.name().matches(behind))
                .toList();
        List<String> found = new ArrayList<>();
        Taps taps = new Taps(Set.of(last), (layer, shape, values) -> found.add(layer));

        try (Parameters parameters = Parameters.load(Engine.get().manager(), needed, ZEROS, Precision.FLOAT32);
                InPlaceRelu relu = InPlaceRelu.load(parameters.manager());
                NDManager pass = parameters.manager().newSubManager()) {
            graph.run(pass.create(input(1, 224), new Shape(1, 3, 224, 224)), new Ops(parameters, relu, taps));
        }

        assertThat(found).containsExactly(last);
    }

    /** What is not tapped is freed as the pass goes on: its memory does not grow with the depth. */
    @Test
    void nothingIsHeldButWhatTheNextOperationNeeds() throws Exception {
        NetworkGraph graph = NetworkGraph.of(architecture("resnet34"));
        List<Integer> held = new ArrayList<>();

        try (Parameters parameters =
                        Parameters.load(Engine.get().manager(), graph.parameters(), ZEROS, Precision.FLOAT32);
                InPlaceRelu relu = InPlaceRelu.load(parameters.manager());
                NDManager pass = parameters.manager().newSubManager()) {
            Set<String> ends = Families.named("resnet34").orElseThrow().layers().stream()
                    .map(LayerDescription::name)
                    .filter(name -> name.endsWith("relu_1"))
                    .collect(Collectors.toSet());
            Taps taps = new Taps(
                    ends,
                    (layer, shape, values) -> held.add(pass.getManagedArrays().size()));
            graph.run(pass.create(input(1, 224), new Shape(1, 3, 224, 224)), new Ops(parameters, relu, taps));
        }

        assertThat(held).hasSize(16).allMatch(arrays -> arrays <= 2);
    }

    /** In-place sums and freed inputs must not reach back into what was handed over before. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, layer2.0.bn2, layer2.0.downsample.1, layer2.0.add, layer2.0.relu_1",
        "clip-rn50, visual.layer2.0.bn3, visual.layer2.0.downsample.1, visual.layer2.0.add, visual.layer2.0.relu3"
    })
    void aBlocksEndIsTheReluOfItsSum(String family, String norm, String shortcut, String sum, String relu)
            throws Exception {
        Map<String, float[]> found = new HashMap<>();

        try (FamilyNetwork network = load(family, new GoldenRule(), Precision.FLOAT32)) {
            network.forward(
                    input(1, 224),
                    1,
                    224,
                    Set.of(norm, shortcut, sum, relu),
                    (layer, shape, values) -> found.put(layer, copy(values)));
        }

        float[] expectedSum = new float[found.get(sum).length];
        float[] expectedRelu = new float[expectedSum.length];
        for (int i = 0; i < expectedSum.length; i++) {
            expectedSum[i] = found.get(norm)[i] + found.get(shortcut)[i];
            expectedRelu[i] = Math.max(0, expectedSum[i]);
        }
        assertThat(found.get(sum)).isEqualTo(expectedSum);
        assertThat(found.get(relu)).isEqualTo(expectedRelu).isNotEqualTo(expectedSum);
    }

    @Test
    void aLayerThatIsNotThereIsRefusedByName() throws Exception {
        try (FamilyNetwork network = load("resnet18", ZEROS, Precision.FLOAT32)) {
            assertThatThrownBy(() ->
                            network.forward(input(1, 224), 1, 224, Set.of("layer9"), (layer, shape, values) -> {}))
                    .isInstanceOf(NetworkRefused.class)
                    .hasMessageContaining("layer9");
        }
    }

    @Test
    void imagesOfAnotherSizeAreRefusedNamingBoth() throws Exception {
        try (FamilyNetwork network = load("resnet18", ZEROS, Precision.FLOAT32)) {
            assertThatThrownBy(
                            () -> network.forward(input(1, 288), 1, 288, Set.of("relu"), (layer, shape, values) -> {}))
                    .isInstanceOf(NetworkRefused.class)
                    .hasMessage("family resnet18 takes 224 × 224 pixels, but its pipeline makes 288 × 288");
        }
    }

    @ParameterizedTest
    @CsvSource({"resnet18", "clip-rn50"})
    void everyStageOfAnUntrainedNetworkRespondsToItsInput(String family) throws Exception {
        Set<String> stages = Families.named(family).orElseThrow().layers().stream()
                .filter(layer -> layer.stage() != null)
                .map(LayerDescription::name)
                .collect(Collectors.toSet());

        try (FamilyNetwork network = load(family, new UntrainedWeights(1), Precision.FLOAT32)) {
            network.forward(input(1, 224), 1, 224, stages, (layer, shape, values) -> {
                float[] all = copy(values);
                float least = Float.MAX_VALUE;
                float greatest = -Float.MAX_VALUE;
                for (float value : all) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
                assertThat(greatest).as(layer).isGreaterThan(least);
            });
        }
    }

    @Test
    void halfPrecisionIsCloseToSingleAndTakesHalfTheMemory() throws Exception {
        float[] single;
        float[] half;
        long bytes;
        try (FamilyNetwork network = load("clip-rn50", new GoldenRule(), Precision.FLOAT32)) {
            single = run(network, "visual.attnpool");
            bytes = network.bytes();
        }
        try (FamilyNetwork network = load("clip-rn50", new GoldenRule(), Precision.FLOAT16)) {
            half = run(network, "visual.attnpool");
            assertThat((double) network.bytes() / bytes).isCloseTo(0.5, within(0.01));
        }

        double difference = 0;
        double squares = 0;
        for (int i = 0; i < single.length; i++) {
            difference += Math.pow(single[i] - half[i], 2);
            squares += Math.pow(single[i], 2);
        }
        assertThat(Math.sqrt(difference / squares)).isBetween(1e-6, 1e-2);
    }

    private static float[] run(FamilyNetwork network, String layer) throws NetworkRefused {
        List<float[]> found = new ArrayList<>();
        network.forward(input(1, 224), 1, 224, Set.of(layer), (name, shape, values) -> found.add(copy(values)));
        return found.getFirst();
    }

    private static FamilyNetwork load(String family, NamedTensors tensors, Precision precision) throws NetworkRefused {
        return FamilyNetwork.load(Engine.get().manager(), architecture(family), tensors, precision);
    }

    private static Architecture architecture(String family) {
        return Families.architecture(family).orElseThrow();
    }

    private static FloatBuffer input(int n, int size) {
        return FloatBuffer.wrap(GoldenRule.values("input", n, 3, size, size));
    }

    private static float[] copy(FloatBuffer values) {
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }
}
