package org.fusiform.extractor.weights.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.fusiform.extractor.weights.tensor.ElementType;

/** A small state dictionary with every trait of real ones: many types, views that share a storage, scalars, nothing. */
record StandIn(Map<String, Storage> storages, List<View> views) {
    record Storage(ElementType type, double... values) {
        byte[] bytes(ByteOrder order) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(order);
            for (double value : values) {
                switch (type) {
                    case FLOAT64 -> bytes.putDouble(value);
                    case FLOAT32 -> bytes.putFloat((float) value);
                    case FLOAT16 -> bytes.putShort(Float.floatToFloat16((float) value));
                    case BFLOAT16 -> bytes.putShort((short) (Float.floatToIntBits((float) value) >> 16));
                    case INT64, UINT64 -> bytes.putLong((long) value);
                    case INT32, UINT32 -> bytes.putInt((int) (long) value);
                    case INT16, UINT16 -> bytes.putShort((short) (long) value);
                    case INT8, UINT8, BOOL -> bytes.put((byte) (long) value);
                }
            }
            return bytes.array();
        }

        String torchClass() {
            return type.torchClass() + "Storage";
        }
    }

    record View(String name, String storage, long offset, List<Long> shape, List<Long> strides) {}

    static StandIn state() {
        Map<String, Storage> storages = new LinkedHashMap<>();
        storages.put("0", new Storage(ElementType.FLOAT32, ramp(12)));
        storages.put("1", new Storage(ElementType.FLOAT16, 1.5, -0.25, 65504));
        storages.put("2", new Storage(ElementType.BFLOAT16, -3.5, 0.125));
        storages.put("3", new Storage(ElementType.FLOAT64, 0.75, -1e-3));
        storages.put("4", new Storage(ElementType.INT64, 7));
        storages.put("5", new Storage(ElementType.BOOL, 1, 0, 1));
        storages.put("6", new Storage(ElementType.FLOAT32));
        storages.put("7", new Storage(ElementType.FLOAT32, ramp(24)));
        List<View> views = new ArrayList<>();
        views.add(new View("conv.weight", "0", 0, List.of(2L, 3L, 1L, 2L), List.of(6L, 2L, 2L, 1L)));
        views.add(new View("half.weight", "1", 0, List.of(3L), List.of(1L)));
        views.add(new View("bfloat.weight", "2", 0, List.of(2L), List.of(1L)));
        views.add(new View("double.weight", "3", 0, List.of(1L, 2L), List.of(2L, 1L)));
        views.add(new View("bn.num_batches_tracked", "4", 0, List.of(), List.of()));
        views.add(new View("flags", "5", 0, List.of(3L), List.of(1L)));
        views.add(new View("empty", "6", 0, List.of(0L, 3L), List.of(3L, 1L)));
        views.add(new View("view.transposed", "7", 0, List.of(4L, 6L), List.of(1L, 4L)));
        views.add(new View("view.rows", "7", 8, List.of(3L, 4L), List.of(4L, 1L)));
        views.add(new View("view.strided", "7", 1, List.of(3L, 2L), List.of(8L, 2L)));
        views.add(new View("view.channelsLast", "7", 0, List.of(2L, 3L, 2L, 2L), List.of(12L, 1L, 6L, 3L)));
        views.add(new View("view.expanded", "7", 5, List.of(2L, 3L, 2L), List.of(0L, 4L, 0L)));
        return new StandIn(storages, views);
    }

    StandIn with(String key, Storage storage) {
        Map<String, Storage> changed = new LinkedHashMap<>(storages);
        changed.put(key, storage);
        return new StandIn(changed, views);
    }

    /** Values in C order by the definition of strides. */
    float[] expected(View view) {
        int elements = view.shape().stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        float[] expected = new float[elements];
        for (int i = 0; i < elements; i++) {
            int rest = i;
            long at = view.offset();
            for (int side = view.shape().size() - 1; side >= 0; side--) {
                at += rest % view.shape().get(side) * view.strides().get(side);
                rest /= view.shape().get(side).intValue();
            }
            expected[i] = (float) storages.get(view.storage()).values()[(int) at];
        }
        return expected;
    }

    static double[] ramp(int length) {
        return DoubleStream.iterate(-1, value -> value + 0.375).limit(length).toArray();
    }
}
