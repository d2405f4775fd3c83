package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every container and every way to pickle a tensor, on stand-ins. */
class CheckpointFormatsTest {
    private static final StandIn STATE = StandIn.state();

    @TempDir
    Path directory;

    @Test
    void zip() throws IOException {
        requireRead(TorchFiles.zip(TorchFiles.dict(STATE, ""), STATE), "");
    }

    @Test
    void legacy() throws IOException {
        requireRead(TorchFiles.legacy(TorchFiles.dict(STATE, ""), STATE), "");
    }

    @Test
    void tarOfTheFirstVersions() throws IOException {
        requireRead(TorchFiles.tar(STATE), "");
    }

    @Test
    void modulesOfAnArchiveOfCode() throws IOException {
        requireRead(TorchFiles.script(TorchFiles.module(STATE), STATE), "visual.");
    }

    @Test
    void anArchiveWrittenByAMachineOfTheOtherByteOrder() throws IOException {
        Map<String, byte[]> members = TorchFiles.members(TorchFiles.dict(STATE, ""), STATE, ByteOrder.BIG_ENDIAN);
        members.put("state/byteorder", "big".getBytes(StandardCharsets.US_ASCII));

        requireRead(TorchFiles.archive(members), "");
    }

    @Test
    void aTrainingCheckpointsStateDictionaryLosesWhatWrappersPutBeforeIt() throws IOException {
        PickleBytes pickle = new PickleBytes().steps("}(").text("epoch").whole(3);
        pickle.text("args")
                .global("argparse", "Namespace")
                .raw(')', 0x81, '}')
                .text("lr")
                .raw('G', 0, 0, 0, 0, 0, 0, 0, 0)
                .steps("sb");
        pickle.text("model").steps("}").text("state_dict").steps("}(");
        TorchFiles.entries(pickle, STATE, "module._orig_mod.");
        pickle.steps("us").text("optimizer").steps("}").text("state").steps("}s");

        requireRead(TorchFiles.zip(pickle.steps("u").stop(), STATE), "");
    }

    @Test
    void parametersInAnOrderedDictOfPython2() throws IOException {
        PickleBytes pickle =
                new PickleBytes().global("collections", "OrderedDict").steps("(](");
        for (StandIn.View view : STATE.views()) {
            pickle.steps("(").raw('U', view.name().length()).steps(view.name());
            pickle.global("torch._utils", "_rebuild_parameter").steps("(");
            TorchFiles.tensor(pickle, STATE, view);
            pickle.raw(0x88).steps("}tRl");
        }
        pickle.steps("etR}").text("_metadata").steps("}sb");

        requireRead(TorchFiles.legacy(pickle.stop(), STATE), "");
    }

    @Test
    void tensorsWithPythonAttributesInProtocol4() throws IOException {
        PickleBytes pickle = new PickleBytes()
                .raw(0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0)
                .steps("}")
                .raw(0x94, '(');
        for (StandIn.View view : STATE.views()) {
            StandIn.Storage storage = STATE.storages().get(view.storage());
            pickle.raw(0x8c, view.name().length()).steps(view.name()).raw(0x94);
            pickle.text("torch._tensor").text("_rebuild_from_type_v2").raw(0x93, '(');
            pickle.global("torch._utils", "_rebuild_tensor_v2")
                    .global("torch", "Tensor")
                    .steps("(");
            pickle.storage(view.storage(), storage.torchClass(), storage.values().length)
                    .view(view.offset(), view.shape(), view.strides())
                    .steps("t}tR");
        }

        requireRead(TorchFiles.zip(pickle.steps("u").stop(), STATE), "");
    }

    @Test
    void viewsOfStoragesAsTheFirstLegacyFilesHaveThem() throws IOException {
        PickleBytes pickle = new PickleBytes().steps("}(");
        for (StandIn.View view : STATE.views()) {
            StandIn.Storage storage = STATE.storages().get(view.storage());
            long cut = Math.min(1, view.offset());
            pickle.text(view.name()).global("torch._utils", "_rebuild_tensor").steps("(");
            pickle.storageWithView(
                    view.storage(), storage.torchClass(), storage.values().length, () -> pickle.steps("(")
                            .text("view")
                            .whole(cut)
                            .whole(storage.values().length - cut)
                            .steps("t"));
            pickle.whole(view.offset() - cut)
                    .wholes(view.shape())
                    .wholes(view.strides())
                    .steps("tR");
        }

        requireRead(TorchFiles.legacy(pickle.steps("u").stop(), STATE), "");
    }

    /** Newer PyTorch keeps tensors of types without a storage class on bytes. */
    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyTypeIsConverted(ElementType type) throws IOException {
        double[] values = type == ElementType.BOOL ? new double[] {0, 1, 1} : new double[] {0, 1, 117};
        StandIn.Storage storage = new StandIn.Storage(type, values);
        StandIn state = new StandIn(Map.of("0", storage), List.of());
        byte[] pickle = new PickleBytes()
                .steps("}")
                .text("w")
                .global("torch._utils", "_rebuild_tensor_v3")
                .steps("((")
                .text("storage")
                .global("torch.storage", "UntypedStorage")
                .text("0")
                .text("cpu")
                .whole(3L * type.bytes())
                .steps("tQ")
                .view(1, List.of(2L), List.of(1L))
                .global("torch", type.dtype())
                .steps("tRs")
                .stop();

        try (Checkpoint checkpoint = open(TorchFiles.zip(pickle, state))) {
            assertThat(checkpoint.values("w")).containsExactly((float) values[1], (float) values[2]);
        }
    }

    @Test
    void largeNumbersOfEveryTypeAreRoundedToTheNearest() throws IOException {
        StandIn state = new StandIn(
                Map.of("0", new StandIn.Storage(ElementType.UINT64, 0)),
                List.of(new StandIn.View("w", "0", 0, List.of(1L), List.of(1L))));
        byte[] pickle = TorchFiles.dict(state, "");
        Map<String, byte[]> members = TorchFiles.members(pickle, state, ByteOrder.LITTLE_ENDIAN);
        members.put("state/data/0", TorchFiles.int64(-1));

        try (Checkpoint checkpoint = open(TorchFiles.archive(members))) {
            assertThat(checkpoint.values("w")).containsExactly(0x1p64f);
        }
    }

    private void requireRead(byte[] file, String prefix) throws IOException {
        try (Checkpoint checkpoint = open(file)) {
            assertThat(checkpoint.tensors())
                    .extracting(StoredTensor::name)
                    .containsExactlyElementsOf(STATE.views().stream()
                            .map(view -> prefix + view.name())
                            .toList());
            for (StandIn.View view : STATE.views()) {
                assertThat(checkpoint.values(prefix + view.name()))
                        .as(view.name())
                        .containsExactly(STATE.expected(view));
            }
            assertThat(checkpoint.tensors()).allSatisfy(tensor -> assertThat(tensor.shape())
                    .isEqualTo(STATE.views().stream()
                            .filter(view -> tensor.name().equals(prefix + view.name()))
                            .findFirst()
                            .orElseThrow()
                            .shape()));
        }
    }

    private Checkpoint open(byte[] file) throws IOException {
        return Checkpoint.open(Files.write(directory.resolve("state.pth"), file));
    }
}
