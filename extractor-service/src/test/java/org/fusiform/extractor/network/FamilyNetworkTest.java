package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResNet50Test {
    private static ResNet50 network;

    @BeforeAll
    static void load() {
        network = ResNet50.load(Engine.get().manager(), new UntrainedWeights(1));
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theLayersThatTheGatewayPromisesAreTheLayersThereAre() throws Exception {
        Map<String, List<Integer>> promised = new LinkedHashMap<>();
        Families.named("resnet50").orElseThrow().layers().forEach(layer -> promised.put(layer.name(), layer.shape()));
        Map<String, List<Integer>> found = new LinkedHashMap<>();

        network.forward(input(1), 1, 224, promised.keySet(), (layer, shape, values) -> found.put(layer, shape));

        assertThat(List.copyOf(found.entrySet())).isEqualTo(List.copyOf(promised.entrySet()));
    }

    @Test
    void onlyWhatIsTappedIsHandedOver() throws Exception {
        Map<String, Integer> found = new LinkedHashMap<>();

        network.forward(
                input(2),
                2,
                224,
                Set.of("layer4.2.relu_2", "relu"),
                (layer, shape, values) -> found.put(layer, values.remaining()));

        assertThat(found).isEqualTo(Map.of("relu", 2 * 64 * 112 * 112, "layer4.2.relu_2", 2 * 2048 * 7 * 7));
    }

    @Test
    void aLayerThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> network.forward(input(1), 1, 224, Set.of("layer9"), (layer, shape, values) -> {}))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageContaining("layer9");
    }

    @Test
    void everyStageOutputRespondsToItsInput() throws Exception {
        Set<String> stages = Families.named("resnet50").orElseThrow().layers().stream()
                .filter(layer -> layer.stage() != null)
                .map(LayerDescription::name)
                .collect(Collectors.toSet());

        network.forward(input(1), 1, 224, stages, (layer, shape, values) -> {
            float least = Float.MAX_VALUE;
            float greatest = -Float.MAX_VALUE;
            while (values.hasRemaining()) {
                float value = values.get();
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            assertThat(least).as(layer).isGreaterThanOrEqualTo(0);
            assertThat(greatest).as(layer).isGreaterThan(least);
        });
    }

    private static FloatBuffer input(int n) {
        return FloatBuffer.wrap(GoldenRule.values("input", n, 3, 224, 224));
    }
}
