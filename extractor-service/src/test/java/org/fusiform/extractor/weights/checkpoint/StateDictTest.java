package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;
import org.fusiform.extractor.weights.safetensors.SafetensorsWriter;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDictTest {
    private static final FamilyParameters PLAIN = new FamilyParameters(
            "plain", List.of(parameter("conv.weight", 4, 3), parameter("bn.weight", 4), parameter("fc.weight", 2, 4)));
    private static final FamilyParameters VISUAL = new FamilyParameters(
            "visual", List.of(parameter("visual.conv.weight", 4, 3), parameter("visual.bn.weight", 4)));

    @TempDir
    Path directory;

    @Test
    void aFileOfExactlyTheFamilysTensorsFits() throws IOException {
        try (Checkpoint checkpoint = checkpoint(PLAIN.parameters())) {
            StateDict state = StateDict.fit(checkpoint, PLAIN, List.of());

            assertThat(PLAIN.parameters())
                    .allSatisfy(parameter -> assertThat(state.values(parameter)).containsExactly(values(parameter)));
        }
    }

    @Test
    void buffersThatNoForwardPassUsesAreNoMatter() throws IOException {
        try (Checkpoint checkpoint = checkpoint(with(
                PLAIN.parameters(),
                parameter("bn.num_batches_tracked"),
                parameter("input_resolution"),
                parameter("context_length"),
                parameter("vocab_size")))) {
            assertThat(StateDict.fit(checkpoint, PLAIN, List.of())).isNotNull();
        }
    }

    @Test
    void aFamilyUnderOnePrefixLeavesTheRestOfTheFileAlone() throws IOException {
        List<ParameterShape> whole =
                with(VISUAL.parameters(), parameter("ln_final.weight", 5), parameter("logit_scale"));

        try (Checkpoint checkpoint = checkpoint(whole)) {
            StateDict state = StateDict.fit(checkpoint, VISUAL, List.of());

            ParameterShape conv = VISUAL.parameters().getFirst();
            assertThat(state.values(conv)).containsExactly(values(conv));
        }
    }

    @Test
    void aFamilyIsFoundUnderTheOnlyOtherPrefixThatHasAllOfIt() throws IOException {
        for (String prefix : List.of("", "backbone.", "model.visual.")) {
            List<ParameterShape> file = new ArrayList<>(List.of(parameter("head.weight", 2)));
            if (prefix.isEmpty()) {
                file.clear();
            }
            for (ParameterShape parameter : VISUAL.parameters()) {
                file.add(parameter(parameter.name().replace("visual.", prefix), parameter.shape()));
            }

            try (Checkpoint checkpoint = checkpoint(file)) {
                StateDict state = StateDict.fit(checkpoint, VISUAL, List.of());

                assertThat(state.values(VISUAL.parameters().getFirst()))
                        .as("under '%s'", prefix)
                        .containsExactly(values(parameter(prefix + "conv.weight", 4, 3)));
            }
        }
    }

    @Test
    void ofTwoSuchPrefixesNoneIsGuessed() throws IOException {
        List<ParameterShape> file = new ArrayList<>();
        for (String encoder : List.of("encoder_q.", "encoder_k.")) {
            PLAIN.parameters().forEach(each -> file.add(parameter(encoder + each.name(), each.shape())));
        }

        try (Checkpoint checkpoint = checkpoint(file)) {
            requireRefused(
                    checkpoint,
                    PLAIN,
                    "state.safetensors: its tensors are not those of family plain: 3 missing, 0 of another shape, 6 extra: "
                            + "conv.weight [4, 3] is missing; bn.weight [4] is missing; fc.weight [2, 4] is missing; "
                            + "encoder_k.bn.weight [4] is extra; encoder_k.conv.weight [4, 3] is extra; "
                            + "encoder_k.fc.weight [2, 4] is extra; encoder_q.bn.weight [4] is extra; "
                            + "encoder_q.conv.weight [4, 3] is extra; encoder_q.fc.weight [2, 4] is extra");
        }
    }

    @Test
    void whatDiffersIsListedWithTheFamilyItLooksLike() throws IOException {
        List<ParameterShape> file =
                List.of(parameter("conv.weight", 4, 5), parameter("bn.weight", 4), parameter("x", 1));
        FamilyParameters similar = new FamilyParameters("similar", List.of(file.get(0), file.get(1)));
        FamilyParameters same = new FamilyParameters("same", file);

        try (Checkpoint checkpoint = checkpoint(file)) {
            String difference = "state.safetensors: its tensors are not those of family plain: "
                    + "1 missing, 1 of another shape, 1 extra: conv.weight is float32 [4, 5] instead of [4, 3]; "
                    + "fc.weight [2, 4] is missing; x [1] is extra";
            requireRefused(checkpoint, PLAIN, difference);
            requireRefused(checkpoint, PLAIN, difference, PLAIN, VISUAL);
            requireRefused(checkpoint, PLAIN, difference + ". They look most like similar", PLAIN, similar);
            requireRefused(checkpoint, PLAIN, difference + ". They are those of same", PLAIN, similar, same);
        }
    }

    @Test
    void atMostTenDifferencesAreListed() throws IOException {
        List<ParameterShape> file = new ArrayList<>(PLAIN.parameters());
        for (int i = 0; i < 25; i++) {
            file.add(parameter("extra%02d".formatted(i), 1));
        }

        try (Checkpoint checkpoint = checkpoint(file)) {
            assertThatThrownBy(() -> StateDict.fit(checkpoint, PLAIN, List.of()))
                    .isInstanceOf(CheckpointRefused.class)
                    .hasMessageContaining("0 missing, 0 of another shape, 25 extra: extra00 [1] is extra; ")
                    .hasMessageEndingWith("extra09 [1] is extra; and 15 more");
        }
    }

    @Test
    void weightsThatAreWholeNumbersAreNoWeights() throws IOException {
        StandIn quantised = new StandIn(
                Map.of("0", new StandIn.Storage(ElementType.INT8, 1, 2)),
                List.of(new StandIn.View("conv.weight", "0", 0, List.of(2L), List.of(1L))));
        FamilyParameters family = new FamilyParameters("small", List.of(parameter("conv.weight", 2)));
        Path file =
                Files.write(directory.resolve("int8.pth"), TorchFiles.zip(TorchFiles.dict(quantised, ""), quantised));

        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThatThrownBy(() -> StateDict.fit(checkpoint, family, List.of()))
                    .hasMessageContaining("conv.weight is int8 [2] instead of [2]");
        }
    }

    private static void requireRefused(
            Checkpoint checkpoint, FamilyParameters family, String message, FamilyParameters... known) {
        assertThatThrownBy(() -> StateDict.fit(checkpoint, family, List.of(known)))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessage(message);
    }

    private Checkpoint checkpoint(List<ParameterShape> parameters) throws IOException {
        Path file = directory.resolve("state.safetensors");
        SafetensorsWriter.write(file, parameters, StateDictTest::values);
        return Checkpoint.open(file);
    }

    private static float[] values(ParameterShape parameter) {
        float[] values = new float[parameter.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameter.name().hashCode() % 1000 + i;
        }
        return values;
    }

    private static List<ParameterShape> with(List<ParameterShape> parameters, ParameterShape... more) {
        List<ParameterShape> all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static ParameterShape parameter(String name, int... shape) {
        return new ParameterShape(name, shape, Initialisation.ONES);
    }
}
