package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.extractor.Shared;
import org.fusiform.extractor.weights.ParameterShape;
import org.junit.jupiter.api.Test;

/** Against what PyTorch and torchvision compute at every layer. */
class ResNet50GoldenTest {
    @Test
    void everyLayerIsWhatPyTorchComputes() throws Exception {
        JsonNode golden =
                new ObjectMapper().readTree(Shared.file("golden/resnet50.json").toFile());
        Map<String, float[]> captured = new HashMap<>();
        Set<String> taps = Families.named("resnet50").orElseThrow().layers().stream()
                .map(LayerDescription::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        FloatBuffer input = FloatBuffer.wrap(GoldenRule.values("input", 2, 3, 224, 224));

        try (ResNet50 network = ResNet50.load(Engine.get().manager(), new GoldenRule())) {
            network.forward(input, 2, 224, taps, (layer, shape, values) -> captured.put(layer, copy(values)));
        }

        assertThat(captured.keySet()).isEqualTo(taps);
        for (String layer : taps) {
            requireAgreement(
                    layer, captured.get(layer), golden.get("layers").get(layer.equals("fc") ? "output" : layer));
        }
    }

    @Test
    void parametersAreTheStateDictionarysByNameAndShape() throws Exception {
        JsonNode golden = new ObjectMapper()
                .readTree(Shared.file("golden/resnet50.json").toFile())
                .get("parameters");
        Map<String, List<Integer>> expected = new HashMap<>();
        golden.properties().stream()
                .filter(parameter -> !parameter.getKey().endsWith("num_batches_tracked"))
                .forEach(parameter -> expected.put(
                        parameter.getKey(),
                        parameter.getValue().valueStream().map(JsonNode::asInt).toList()));

        Map<String, List<Integer>> ours = ResNet50.parameterShapes().stream()
                .collect(Collectors.toMap(
                        ParameterShape::name,
                        shape -> java.util.Arrays.stream(shape.shape()).boxed().toList()));

        assertThat(ours).isEqualTo(expected);
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

    private static org.assertj.core.data.Offset<Double> relative(JsonNode expected, String field) {
        return within(1e-4 * expected.get(field).asDouble());
    }

    private static float[] copy(FloatBuffer values) {
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
    }
}
