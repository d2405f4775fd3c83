package org.fusiform.extractor.weights.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a pickle step by step, in protocol 2 as torch.save does. */
final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleBytes() {
        raw(0x80, 2);
    }

    PickleBytes raw(int... bytes) {
        for (int value : bytes) {
            out.write(value);
        }
        return this;
    }

    PickleBytes steps(String opcodes) {
        out.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    PickleBytes global(String module, String name) {
        return steps("c" + module + "\n" + name + "\n");
    }

    PickleBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeBytes(littleEndian(4).putInt(0, bytes.length).array());
        out.writeBytes(bytes);
        return this;
    }

    /** LONG1 of eight bytes. */
    PickleBytes whole(long value) {
        raw(0x8a, 8);
        out.writeBytes(littleEndian(8).putLong(0, value).array());
        return this;
    }

    PickleBytes wholes(List<Long> values) {
        steps("(");
        values.forEach(this::whole);
        return steps("t");
    }

    /** The reference to a storage, as the zip format has it. */
    PickleBytes storage(String key, String storageClass, long count) {
        return steps("(")
                .text("storage")
                .global("torch", storageClass)
                .text(key)
                .text("cpu")
                .whole(count)
                .steps("tQ");
    }

    /** The same, followed by the view that the format before had. */
    PickleBytes storageWithView(String key, String storageClass, long count, Runnable view) {
        steps("(")
                .text("storage")
                .global("torch", storageClass)
                .text(key)
                .text("cpu")
                .whole(count);
        view.run();
        return steps("tQ");
    }

    /** Offset, shape, strides, requires_grad and hooks behind a storage: what _rebuild_tensor_v2 is called with. */
    PickleBytes view(long offset, List<Long> shape, List<Long> strides) {
        return whole(offset)
                .wholes(shape)
                .wholes(strides)
                .raw(0x89)
                .global("collections", "OrderedDict")
                .steps(")R");
    }

    byte[] stop() {
        out.write('.');
        return out.toByteArray();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
