package org.fusiform.extractor.weights.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** The elements of one tensor's storage, read through a window that moves forward over the file. */
final class ElementWindow {
    private final CheckpointFile file;
    private final ElementType type;
    private final long start;
    private final ByteBuffer window;
    private long first;
    private int count;

    /** @param window as many bytes as are read at once; shared by tensors that are read one after the other */
    ElementWindow(CheckpointFile file, StoredTensor tensor, ByteBuffer window) {
        this.file = file;
        this.type = tensor.type();
        this.start = tensor.start();
        this.window = window.order(tensor.order());
    }

    float at(long element) throws IOException {
        return type.decode(window, offset(element));
    }

    /** {@code length} consecutive elements, to {@code at} and on. */
    void copy(long element, FloatBuffer target, int at, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int offset = offset(element + done);
            int some = Math.min(length - done, count - offset / type.bytes());
            if (type == ElementType.FLOAT32) {
                target.put(at + done, window.position(offset).asFloatBuffer(), 0, some);
            } else {
                decode(offset, target, at + done, some);
            }
            done += some;
        }
    }

    private void decode(int offset, FloatBuffer target, int at, int length) {
        for (int i = 0; i < length; i++) {
            target.put(at + i, type.decode(window, offset + i * type.bytes()));
        }
    }

    private int offset(long element) throws IOException {
        long inside = element - first;
        if (inside < 0 || inside >= count) {
            load(element);
            inside = 0;
        }
        return (int) inside * type.bytes();
    }

    private void load(long element) throws IOException {
        long position = start + element * type.bytes();
        window.clear();
        window.limit((int) Math.min(window.capacity(), file.size() - position));
        file.read(position, window);
        first = element;
        count = window.limit() / type.bytes();
    }
}
