package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.Shared;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that PyTorch wrote, in every container, and hostile ones. */
class CheckpointGoldenTest {
    @AfterEach
    void nothingOfAFileWasRun() {
        assertThat(Path.of("/tmp/fusiform-golden-evil")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state-zip.pth",
                "state-legacy.pth",
                "nested-dataparallel.pth",
                "ordered-parameters.pth",
                "state.safetensors"
            })
    void everyContainerIsReadExactly(String file) throws Exception {
        requireExact(file, "expected.json");
    }

    @Test
    void theTensorsOfAnArchiveOfCodeAreNamedByItsModules() throws Exception {
        requireExact("torchscript.pt", "torchscript-expected.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad-evil-zip.pth            | its pickle names posix.system",
                "bad-evil-legacy.pth         | its pickle names posix.system",
                "bad-truncated.pth           | the file was cut short",
                "bad-truncated.safetensors   | it was cut short",
                "bad-header-length.safetensors | header claims 1152921504606846976 bytes",
                "bad-overlap.safetensors     | bn1.weight and bn1.bias overlap",
                "bad-html.pth                | it is a web page",
                "bad-lfs-pointer.pth         | it is a Git LFS pointer"
            })
    void whatIsNoCheckpointIsRefusedByNameAndReason(String name, String reason) {
        Path file = Shared.file("golden/formats/" + name);

        assertThatThrownBy(() -> Checkpoint.open(file))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void aTensorThatIsNotFiniteIsRefusedByName() throws Exception {
        try (Checkpoint checkpoint = Checkpoint.open(Shared.file("golden/formats/bad-nan.pth"))) {
            assertThat(checkpoint.values("bn1.weight")).hasSize(4);
            assertThatThrownBy(() -> checkpoint.values("conv1.weight"))
                    .isInstanceOf(CheckpointRefused.class)
                    .hasMessageStartingWith("bad-nan.pth: tensor conv1.weight holds NaN at element 0 of 108");
        }
    }

    private static void requireExact(String file, String expectedFile) throws Exception {
        JsonNode expected =
                new ObjectMapper().readTree(Files.readString(Shared.file("golden/formats/" + expectedFile)));
        try (Checkpoint checkpoint = Checkpoint.open(Shared.file("golden/formats/" + file))) {
            assertThat(checkpoint.tensors())
                    .extracting(StoredTensor::name)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.propertyStream().map(Map.Entry::getKey).toList());
            for (StoredTensor tensor : checkpoint.tensors()) {
                JsonNode wanted = expected.get(tensor.name());
                assertThat(tensor.type().dtype())
                        .as("%s: dtype", tensor.name())
                        .isEqualTo(wanted.get("dtype").asText());
                assertThat(tensor.shape())
                        .as("%s: shape", tensor.name())
                        .isEqualTo(wanted.get("shape")
                                .valueStream()
                                .map(JsonNode::asLong)
                                .toList());
                assertThat(doubles(checkpoint.values(tensor.name())))
                        .as("%s: values", tensor.name())
                        .isEqualTo(wanted.get("values")
                                .valueStream()
                                .map(JsonNode::asDouble)
                                .toList());
            }
        }
    }

    private static List<Double> doubles(float[] values) {
        List<Double> doubles = new ArrayList<>();
        for (float value : values) {
            doubles.add((double) value);
        }
        return doubles;
    }
}
