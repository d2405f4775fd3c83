package org.fusiform.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.network.ScriptWriter;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/** Writes a network as the TorchScript archive that torch.jit.trace and torch.jit.save would leave: ops and weights. */
final class TracedScript {
    private static final String CLASS = "Traced";

    private final Map<String, ParameterShape> parameters = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    TracedScript(List<ParameterShape> parameters) {
        parameters.forEach(parameter -> this.parameters.put(attribute(parameter.name()), parameter));
    }

    private static String parameter(String name) {
        return "self." + attribute(name);
    }

    private static String attribute(String name) {
        return name.replace('.', '_');
    }

    /** Adds a line {@code variable = expression}; gives the new variable. */
    String let(String expression) {
        String variable = "v" + lines.size();
        lines.add(variable + " = " + expression);
        return variable;
    }

    String conv(String x, String name, int stride, int padding, int groups) {
        String sides = "[%1$d, %1$d], [%2$d, %2$d], [1, 1]".formatted(stride, padding);
        return let("torch._convolution(%s, %s, None, %s, False, [0, 0], %d, False, False, True, True)"
                .formatted(x, parameter(name + ".weight"), sides, groups));
    }

    String norm(String x, String name) {
        return let("torch.batch_norm(%s, %s, %s, %s, %s, False, 0.10000000000000001, 1.0000000000000001e-05, True)"
                .formatted(
                        x,
                        parameter(name + ".weight"),
                        parameter(name + ".bias"),
                        parameter(name + ".running_mean"),
                        parameter(name + ".running_var")));
    }

    /** In place, as both torchvision and OpenAI have it. */
    String relu(String x) {
        return let("torch.relu_(" + x + ")");
    }

    /** In place. */
    String add(String x, String addend) {
        return let("torch.add_(" + x + ", " + addend + ")");
    }

    String averagePool(String x, int side) {
        return let("torch.avg_pool2d(%1$s, [%2$d, %2$d], [%2$d, %2$d], [0, 0], False, True, None)".formatted(x, side));
    }

    String linear(String x, String name) {
        return let("torch.linear(%s, %s, %s)".formatted(x, parameter(name + ".weight"), parameter(name + ".bias")));
    }

    String addParameter(String x, String name) {
        return let("torch.add(%s, %s)".formatted(x, parameter(name)));
    }

    /** The forward takes {@code x} and returns one layer. */
    void write(Path file, String layer, String variable, NamedTensors values) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ScriptWriter.write(out, code(layer, variable), module(), () -> parameters.values().stream()
                    .map(parameter -> bytes(values.values(parameter)))
                    .iterator());
        }
    }

    private String code(String layer, String variable) {
        StringBuilder code = new StringBuilder("class " + CLASS + "(Module):\n")
                .append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        parameters.keySet().forEach(name -> code.append("  ").append(name).append(" : Tensor\n"));
        code.append("  def forward(self: __torch__.").append(CLASS).append(",\n    x: Tensor) -> Dict[str, Tensor]:\n");
        lines.forEach(line -> code.append("    ").append(line).append('\n'));
        return code.append("    o = annotate(Dict[str, Tensor], {})\n    torch._set_item(o, \"")
                .append(layer)
                .append("\", ")
                .append(variable)
                .append(")\n    return o\n")
                .toString();
    }

    /** Pickle of an instance of the class, protocol 2; its tensors refer to the storages by persistent ids. */
    private byte[] module() {
        Pickle pickle = new Pickle();
        pickle.ops("\u0080\u0002");
        pickle.global("__torch__", CLASS);
        pickle.ops(")\u0081}(");
        pickle.text("training");
        pickle.ops("\u0089");
        int storage = 0;
        for (Map.Entry<String, ParameterShape> parameter : parameters.entrySet()) {
            pickle.text(parameter.getKey());
            pickle.tensor(storage++, parameter.getValue().shape());
        }
        pickle.ops("ub.");
        return pickle.toByteArray();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** The few opcodes it takes. */
    private static final class Pickle {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void ops(String latin) {
            write(latin.getBytes(StandardCharsets.ISO_8859_1));
        }

        void global(String module, String name) {
            ops("c" + module + "\n" + name + "\n");
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.write('X');
            integer(utf8.length);
            write(utf8);
        }

        void number(int value) {
            out.write('J');
            integer(value);
        }

        /** {@code torch._utils._rebuild_tensor_v2(storage, 0, sides, strides, False, OrderedDict())}. */
        void tensor(int storage, int[] shape) {
            int size = 1;
            int[] strides = new int[shape.length];
            for (int i = shape.length - 1; i >= 0; i--) {
                strides[i] = size;
                size *= shape[i];
            }
            global("torch._utils", "_rebuild_tensor_v2");
            ops("((");
            text("storage");
            global("torch", "FloatStorage");
            text(String.valueOf(storage));
            text("cpu");
            number(size);
            ops("tQ");
            number(0);
            tuple(shape);
            tuple(strides);
            ops("\u0089");
            global("collections", "OrderedDict");
            ops(")RtR");
        }

        private void tuple(int[] values) {
            ops("(");
            for (int value : values) {
                number(value);
            }
            ops("t");
        }

        private void integer(int value) {
            write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }

        private void write(byte[] bytes) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }
}
