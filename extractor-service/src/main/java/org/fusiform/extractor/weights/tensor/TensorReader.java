package org.fusiform.extractor.weights.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads tensors as float32 in C order, whatever their type and strides. No more of the file is in memory than one window.
 * Used by one thread at a time.
 */
public final class TensorReader {
    private static final int WINDOW = 1 << 17;

    private final CheckpointFile file;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);

    public TensorReader(CheckpointFile file) {
        this.file = file;
    }

    /** Fills {@code target} from its beginning; there is room for all elements. */
    public void read(StoredTensor tensor, FloatBuffer target) throws IOException {
        if (tensor.elements() > 0) {
            List<Axis> axes = Axis.inFileOrder(tensor);
            copy(new ElementWindow(file, tensor, window), axes, 0, 0, target, 0);
        }
    }

    private static void copy(ElementWindow source, List<Axis> axes, int depth, long from, FloatBuffer target, int to)
            throws IOException {
        if (axes.isEmpty()) {
            target.put(to, source.at(from));
            return;
        }
        Axis axis = axes.get(depth);
        if (depth < axes.size() - 1) {
            for (int i = 0; i < axis.size(); i++) {
                copy(source, axes, depth + 1, from + i * axis.source(), target, to + i * axis.target());
            }
        } else if (axis.source() == 1 && axis.target() == 1) {
            source.copy(from, target, to, (int) axis.size());
        } else {
            for (int i = 0; i < axis.size(); i++) {
                target.put(to + i * axis.target(), source.at(from + i * axis.source()));
            }
        }
    }
}
