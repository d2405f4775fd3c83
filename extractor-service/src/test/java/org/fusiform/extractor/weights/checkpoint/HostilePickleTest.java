package org.fusiform.extractor.weights.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.ElementType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that would run code, or have the reader work or allocate without end. */
class HostilePickleTest {
    private static final StandIn STATE =
            new StandIn(Map.of("0", new StandIn.Storage(ElementType.FLOAT32, StandIn.ramp(4))), List.of());

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os.system",
                "builtins.eval",
                "builtins.getattr",
                "torch.storage._load_from_bytes",
                "torch.load",
                "torch.nn.modules.container.Sequential",
                "__torch__.Net",
                "torch.QInt8Storage"
            })
    void namesThatStateDictionariesDoNotNeedAreRefused(String name) {
        String module = name.substring(0, name.lastIndexOf('.'));
        String member = name.substring(name.lastIndexOf('.') + 1);
        PickleBytes imported =
                new PickleBytes().global(module, member).text("touch /tmp/x").raw(0x85, 'R');
        PickleBytes fromStack = new PickleBytes().text(module).text(member).raw(0x93);

        requireRefused(imported, "its pickle names " + name);
        requireRefused(fromStack, "its pickle names " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "o", "P", "\u0082", "\u0083", "\u0084", "\u0092", "I", "S", "\u0097"})
    void stepsThatCheckpointsDoNotTakeAreRefused(String opcode) {
        requireRefused(new PickleBytes().steps("(" + opcode), "has the opcode 0x%02x at byte ".formatted((int)
                        opcode.charAt(0)));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                malformed("ends in the middle", pickle -> pickle.raw('X', 0xff, 0xff, 0xff, 0x7f)),
                malformed("ends in the middle", pickle -> pickle.raw('T', 0xff, 0xff, 0xff, 0xff)),
                malformed("ends in the middle", pickle -> pickle.raw(0x8d, 0, 0, 0, 0, 0, 0, 0, 0x40)),
                malformed("ends in the middle", pickle -> pickle.raw(0x96, 0, 0, 0, 0, 0, 0, 0, 0x80)),
                malformed("ends in the middle", pickle -> pickle.raw(0x8b, 0xff, 0xff, 0xff, 0x7f)),
                malformed("uses a value that it never made", pickle -> {}),
                malformed("uses a value that it never made", pickle -> pickle.steps("N(a")),
                malformed("ends a group that it never began", pickle -> pickle.steps("t")),
                malformed("appends to what is no list", pickle -> pickle.steps("NNa")),
                malformed("has a key without a value", pickle -> pickle.steps("}(Nu")),
                malformed("sets an entry of what is no dict", pickle -> pickle.steps("]NNs")),
                malformed("recalls a value that it never kept", pickle -> pickle.raw('h', 3)),
                malformed(
                        "imports what is no name", pickle -> pickle.steps("NN").raw(0x93)),
                malformed("calls what is no constructor", pickle -> pickle.steps("N)R")),
                malformed("has protocol 6", pickle -> pickle.raw(0x80, 6)),
                malformed("names something of more than", pickle -> pickle.steps("c" + "a".repeat(600))),
                malformed("no dict of named tensors at its root", pickle -> pickle.steps("]")),
                malformed("its keys are none", pickle -> pickle.steps("}")),
                malformed(
                        "its keys are epoch",
                        pickle -> pickle.steps("}").text("epoch").steps("Ns")),
                malformed("refers to something that is no storage", pickle -> pickle.steps(")Q")),
                malformed(
                        "whole pickled module",
                        pickle -> pickle.steps("(").text("module").steps("tQ")),
                malformed("of the wrong arguments", pickle -> pickle.global("torch._utils", "_rebuild_tensor_v2")
                        .steps(")R")),
                malformed("of the wrong arguments", pickle -> pickle.global("torch._utils", "_rebuild_tensor_v2")
                        .steps("(")
                        .storage("0", "FloatStorage", 4)
                        .steps("NNNtR")),
                malformed("of the wrong arguments", pickle -> pickle.global("torch._utils", "_rebuild_tensor_v2")
                        .steps("(")
                        .storage("0", "FloatStorage", 4)
                        .view(0, Collections.nCopies(65, 1L), List.of(1L))
                        .steps("tR")),
                malformed("lazily negated", pickle -> pickle.global("torch._utils", "_rebuild_tensor_v2")
                        .steps("(")
                        .storage("0", "FloatStorage", 4)
                        .view(0, List.of(4L), List.of(1L))
                        .steps("}")
                        .text("neg")
                        .raw(0x88, 's', 't', 'R')));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatNoPicklerWritesIsRefused(String reason, Consumer<PickleBytes> content) {
        PickleBytes pickle = new PickleBytes();
        content.accept(pickle);

        requireRefused(pickle, reason);
    }

    static Stream<Arguments> tensors() {
        return Stream.of(
                Arguments.of(4, 0, List.of(5L), List.of(1L), "tensor w reaches beyond its storage"),
                Arguments.of(4, 1, List.of(4L), List.of(1L), "tensor w reaches beyond its storage"),
                Arguments.of(4, -1, List.of(4L), List.of(1L), "tensor w reaches beyond its storage"),
                Arguments.of(4, 0, List.of(2L, 2L), List.of(3L, 1L), "tensor w reaches beyond its storage"),
                Arguments.of(4, 0, List.of(2L, 2L), List.of(Long.MAX_VALUE, 1L), "tensor w reaches beyond its storage"),
                Arguments.of(4, Long.MIN_VALUE, List.of(1L), List.of(1L), "tensor w reaches beyond its storage"),
                Arguments.of(4, 0, List.of(-4L), List.of(1L), "tensor w has a negative side or stride"),
                Arguments.of(4, 3, List.of(4L), List.of(-1L), "tensor w has a negative side or stride"),
                Arguments.of(4, 0, List.of(4L), List.of(1L, 1L), "tensor w has 1 sides and 2 strides"),
                Arguments.of(4, 0, List.of(1L << 32, 1L << 32), List.of(0L, 0L), "tensor w is too large"),
                Arguments.of(4, 0, List.of(1_000_000_000L), List.of(0L), "more than the file has bytes"),
                Arguments.of(3, 0, List.of(3L), List.of(1L), "storage 0 has 16 bytes and should have 12"),
                Arguments.of(-1, 0, List.of(3L), List.of(1L), "storage 0 claims -1 elements"),
                Arguments.of(
                        Long.MAX_VALUE, 0, List.of(3L), List.of(1L), "storage 0 claims 9223372036854775807 elements"));
    }

    @ParameterizedTest
    @MethodSource("tensors")
    void tensorsAreBoundedBeforeAnythingIsAllocated(
            long count, long offset, List<Long> shape, List<Long> strides, String reason) {
        PickleBytes pickle = new PickleBytes()
                .steps("}")
                .text("w")
                .global("torch._utils", "_rebuild_tensor_v2")
                .steps("(")
                .storage("0", "FloatStorage", count)
                .view(offset, shape, strides)
                .steps("tRs");

        requireRefused(pickle, reason);
    }

    @Test
    void aTensorThatOverlapsItselfIsRefused() throws IOException {
        PickleBytes pickle = new PickleBytes()
                .steps("}")
                .text("w")
                .global("torch._utils", "_rebuild_tensor_v2")
                .steps("(")
                .storage("0", "FloatStorage", 4)
                .view(0, List.of(2L, 3L), List.of(1L, 1L))
                .steps("tRs");

        try (Checkpoint checkpoint = open(TorchFiles.zip(pickle.stop(), STATE))) {
            assertThatThrownBy(() -> checkpoint.values("w"))
                    .isInstanceOf(CheckpointRefused.class)
                    .hasMessage("state.pth: tensor w overlaps itself: shape [2, 3], strides [1, 1]");
        }
    }

    @Test
    void aStorageOfTwoSizesIsRefused() {
        PickleBytes pickle = new PickleBytes().storage("0", "FloatStorage", 4).storage("0", "FloatStorage", 3);

        requireRefused(pickle, "storage 0 is described in two ways");
    }

    @Test
    void endlessStepsAreRefused() {
        requireRefused(new PickleBytes().steps("N0".repeat(600_000)), "takes more than 1000000 steps");
    }

    /** A list of ten thousand pairs, made a dict again and again, would be a hundred million entries. */
    @Test
    void copiesOfOneListCountAsSteps() {
        PickleBytes pickle =
                new PickleBytes().global("collections", "OrderedDict").raw('q', 1);
        pickle.steps("](");
        for (int i = 0; i < 10_000; i++) {
            pickle.text("k" + i).steps("N").raw(0x86);
        }
        pickle.steps("e").raw(0x85, 'q', 2);
        for (int i = 0; i < 10_000; i++) {
            pickle.raw('h', 1, 'h', 2, 'R');
        }

        requireRefused(pickle, "takes more than 1000000 steps");
    }

    @Test
    void aDictWithinItselfIsNotFollowedForEver() {
        PickleBytes pickle = new PickleBytes().steps("}").raw('q', 0);
        for (String key : List.of("state_dict", "model", "net")) {
            pickle.text(key).raw('h', 0, 's');
        }

        requireRefused(pickle, "it holds no tensors");
    }

    @Test
    void aModuleWithinItselfIsNotFollowedForEver() {
        PickleBytes pickle = new PickleBytes().global("__torch__", "Net").raw(')', 0x81, 'q', 0, '}');
        pickle.text("a").raw('h', 0, 's', 'b');

        requireScriptRefused(pickle, "its modules are nested too deep: a.a.a");
    }

    /** Each of 40 modules has the next one as two attributes: 2⁴⁰ names. */
    @Test
    void modulesThatMultiplyAreNotFollowedForEver() {
        PickleBytes pickle = new PickleBytes().global("__torch__", "Net").raw('q', 0, ')', 0x81);
        for (int i = 0; i < 40; i++) {
            pickle.raw('q', 1, 'h', 0, ')', 0x81, '}');
            pickle.text("a").raw('h', 1, 's').text("b").raw('h', 1, 's', 'b');
        }

        requireScriptRefused(pickle, "more than 100000 attributes");
    }

    @Test
    void namesWithoutEndAreRefused() {
        PickleBytes pickle = new PickleBytes().steps("}").text("w".repeat(2000));
        pickle.global("torch._utils", "_rebuild_tensor_v2")
                .steps("(")
                .storage("0", "FloatStorage", 4)
                .view(0, List.of(4L), List.of(1L))
                .steps("tRs");

        requireRefused(pickle, "the name of a tensor has 2000 characters: www");
    }

    private static Arguments malformed(String reason, Consumer<PickleBytes> content) {
        return Arguments.of(reason, content);
    }

    private void requireScriptRefused(PickleBytes pickle, String reason) {
        requireRefused(TorchFiles.script(pickle.stop(), STATE), reason);
    }

    private void requireRefused(PickleBytes pickle, String reason) {
        requireRefused(TorchFiles.zip(pickle.stop(), STATE), reason);
    }

    private void requireRefused(byte[] file, String reason) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(CheckpointRefused.class)
                .hasMessageStartingWith("state.pth: ")
                .hasMessageContaining(reason);
    }

    private Checkpoint open(byte[] file) throws IOException {
        return Checkpoint.open(Files.write(directory.resolve("state.pth"), file));
    }
}
