package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.extractor.Shared;
import org.fusiform.extractor.weights.ParameterShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what PyTorch computes at every layer of torchvision's and OpenAI's own code. */
class GoldenFamiliesTest {
    @ParameterizedTest
    @CsvSource({"resnet50, fc", "clip-rn50, visual.attnpool"})
    void everyLayerIsWhatPyTorchComputes(String family, String output) throws Exception {
        JsonNode golden = golden(family).get("layers");
        Map<String, float[]> captured = new HashMap<>();
        Set<String> taps = golden.propertyStream()
                .map(layer -> layer.getKey().equals("output") ? output : layer.getKey())
                .collect(Collectors.toSet());
        FloatBuffer input = FloatBuffer.wrap(GoldenRule.values("input", 2, 3, 224, 224));

        try (FamilyNetwork network = FamilyNetwork.load(
                Engine.get().manager(),
                Families.architecture(family).orElseThrow(),
                new GoldenRule(),
                Precision.FLOAT32)) {
            network.forward(input, 2, 224, taps, (layer, shape, values) -> captured.put(layer, copy(values)));
        }

        assertThat(captured.keySet()).isEqualTo(taps);
        golden.propertyStream()
                .forEach(layer -> requireAgreement(
                        layer.getKey(),
                        captured.get(layer.getKey().equals("output") ? output : layer.getKey()),
                        layer.getValue()));
    }

    /** Nothing that {@code all} means goes unchecked, but for the pooling within CLIP's blocks. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "clip-rn50"})
    void theGoldenLayersAreAllThereAre(String family) throws Exception {
        Set<String> known = golden(family)
                .get("layers")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(Families.named(family).orElseThrow().layers().stream()
                        .filter(LayerDescription::inAll)
                        .map(LayerDescription::name)
                        .filter(name -> !known.contains(name)))
                .allMatch(name -> name.equals("fc") || name.matches("visual\\.layer[234]\\.0\\.avgpool"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "clip-rn50"})
    void parametersAreTheStateDictionarysByNameShapeAndOrder(String family) throws Exception {
        List<Map.Entry<String, List<Integer>>> expected = golden(family)
                .get("parameters")
                .propertyStream()
                .filter(parameter -> !parameter.getKey().endsWith("num_batches_tracked"))
                .map(parameter -> Map.entry(
                        parameter.getKey(),
                        parameter.getValue().valueStream().map(JsonNode::asInt).toList()))
                .toList();

        List<ParameterShape> ours =
                FamilyNetwork.parameters(Families.architecture(family).orElseThrow());

        assertThat(ours.stream()
                        .map(shape -> Map.entry(
                                shape.name(),
                                Arrays.stream(shape.shape()).boxed().toList())))
                .isEqualTo(expected);
    }

    private static JsonNode golden(String family) throws Exception {
        return new ObjectMapper()
                .readTree(Shared.file("golden/" + family + ".json").toFile());
    }

    private static void requireAgreement(String layer, float[] values, JsonNode expected) {
        double std = expected.get("std").asDouble();
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        assertThat(Math.sqrt(squares))
                .as("%s: l2", layer)
                .isCloseTo(expected.get("l2").asDouble(), relative(expected, "l2"));
        assertThat(Math.sqrt(squares / values.length - mean * mean))
                .as("%s: std", layer)
                .isCloseTo(std, relative(expected, "std"));
        for (int i = 0; i < expected.get("indices").size(); i++) {
            int index = expected.get("indices").get(i).asInt();
            assertThat((double) values[index])
                    .as("%s: value %d", layer, index)
                    .isCloseTo(expected.get("values").get(i).asDouble(), within(2e-4 * std));
        }
    }

    private static Offset<Double> relative(JsonNode expected, String field) {
        return within(1e-4 * expected.get(field).asDouble());
    }

    private static float[] copy(FloatBuffer values) {
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }
}
