package org.fusiform.extractor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusiform.extractor.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptTest {
    @TempDir
    Path directory;

    @Test
    void layersComeInTheOrderTheNetworkReturnsThem() throws Exception {
        Path file = Shared.file("models/squeezenet1_1-features.pt");
        List<String> layers = new ArrayList<>();
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            network.all(input(1, 224), 1, 224, (layer, shape, values) -> {
                layers.add(layer);
                shapes.put(layer, shape);
            });
        }

        assertThat(layers)
                .startsWith("conv1", "fire2", "fire3", "fire4")
                .contains("fire9", "conv10")
                .hasSize(11);
        assertThat(shapes).containsEntry("conv1", List.of(64, 111, 111)).containsEntry("fire9", List.of(512, 13, 13));
    }

    @Test
    void aScriptsValuesDoNotDependOnWhatElseIsTapped() throws Exception {
        Path file = TinyScript.write(directory, TinyScript.DICT);
        float[] alone = new float[3 * 4 * 4];

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            network.forward(input(1, 4), 1, 4, Set.of("relu"), (layer, shape, values) -> values.get(alone));
        }

        float[] expected = GoldenRule.values("input", 1, 3, 4, 4);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.max(0, expected[i]);
        }
        assertThat(alone).isEqualTo(expected);
    }

    /** The engine's optimizer rewrites a script after its first runs; with it on, later shards would differ. */
    @Test
    void theTenthRunGivesTheBytesOfTheFirst() throws Exception {
        Path file = Shared.file("models/squeezenet1_1-features.pt");
        List<float[]> runs = new ArrayList<>();

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            for (int run = 0; run < 10; run++) {
                network.forward(input(2, 224), 2, 224, Set.of("fire9"), (layer, shape, values) -> {
                    float[] copy = new float[values.remaining()];
                    values.get(copy);
                    runs.add(copy);
                });
            }
        }

        assertThat(runs).hasSize(10).allSatisfy(run -> assertThat(run).isEqualTo(runs.getFirst()));
    }

    @Test
    void aVectorIsALayerOfOneByOneMaps() throws Exception {
        Path file = TinyScript.write(directory, TinyScript.DICT);
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            network.all(input(2, 4), 2, 4, (layer, shape, values) -> shapes.put(layer, shape));
        }

        assertThat(List.copyOf(shapes.entrySet()))
                .isEqualTo(List.of(Map.entry("relu", List.of(3, 4, 4)), Map.entry("flat", List.of(48, 1, 1))));
    }

    @Test
    void aForwardThatReturnsATensorIsRefused() throws Exception {
        Path file = TinyScript.write(directory, TinyScript.TENSOR);

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            assertThatThrownBy(() -> network.all(input(1, 4), 1, 4, (layer, shape, values) -> {}))
                    .isInstanceOf(NetworkRefused.class)
                    .hasMessage("its forward returns Tensor, not Dict[str, Tensor]");
        }
    }

    @Test
    void anOutputOfAnotherRankIsRefusedByName() throws Exception {
        Path file = TinyScript.write(directory, TinyScript.RANK_3);

        try (TorchScript network = TorchScript.load(Engine.get().manager(), file)) {
            assertThatThrownBy(() -> network.all(input(1, 4), 1, 4, (layer, shape, values) -> {}))
                    .isInstanceOf(NetworkRefused.class)
                    .hasMessageContaining("its output tokens has rank 3");
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("page.pt"), "<html>404</html>");

        assertThatThrownBy(() -> TorchScript.load(Engine.get().manager(), file))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageStartingWith("not a TorchScript file");
    }

    @Test
    void aPlainCheckpointIsRefused() throws Exception {
        Path file = Shared.file("golden/formats/state-zip.pth");

        assertThatThrownBy(() -> TorchScript.load(Engine.get().manager(), file))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageContaining("constants.pkl");
    }

    @Test
    void aDamagedScriptIsRefused() throws Exception {
        byte[] script = Files.readAllBytes(TinyScript.write(directory, TinyScript.DICT));
        Path file = Files.write(directory.resolve("cut.pt"), java.util.Arrays.copyOf(script, script.length / 2));

        assertThatThrownBy(() -> TorchScript.load(Engine.get().manager(), file))
                .isInstanceOf(NetworkRefused.class)
                .hasMessageStartingWith("not a TorchScript file");
    }

    private static FloatBuffer input(int n, int size) {
        return FloatBuffer.wrap(GoldenRule.values("input", n, 3, size, size));
    }
}
