package org.fusiform.extractor.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The layers that one forward pass still has to hand over. */
final class Taps {
    private final Set<String> open;
    private final TapConsumer consumer;

    Taps(Set<String> taps, TapConsumer consumer) {
        this.open = new HashSet<>(taps);
        this.consumer = consumer;
    }

    /** Hands {@code output} over if its layer was asked for. */
    void offer(String layer, NDArray output) {
        if (!open.remove(layer)) {
            return;
        }
        if (output.getDevice().isGpu() || output.getDataType() != DataType.FLOAT32) {
            try (NDArray single = output.toType(DataType.FLOAT32, true);
                    NDArray host = single.toDevice(Device.cpu(), true)) {
                consumer.captured(layer, shapeOf(host), values(host));
            }
        } else {
            consumer.captured(layer, shapeOf(output), values(output));
        }
    }

    /** Whether the rest of the network need not run. */
    boolean satisfied() {
        return open.isEmpty();
    }

    /** Names no layer of the network answered to, once it has run to its end. */
    void requireSatisfied() throws NetworkRefused {
        if (!satisfied()) {
            throw new NetworkRefused("it has no layer "
                    + String.join(", ", open.stream().sorted().toList()));
        }
    }

    private static List<Integer> shapeOf(NDArray output) {
        long[] shape = output.getShape().getShape();
        return shape.length == 4
                ? List.of((int) shape[1], (int) shape[2], (int) shape[3])
                : List.of((int) shape[1], 1, 1);
    }

    /** Zero-copy. */
    private static FloatBuffer values(NDArray output) {
        return output.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
