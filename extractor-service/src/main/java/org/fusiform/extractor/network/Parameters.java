package org.fusiform.extractor.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/** A network's parameters in the engine's memory, by their names in the state dictionary. */
final class Parameters implements AutoCloseable {
    private static final String RUNNING_MEAN = ".running_mean";

    private final NDManager manager;
    private final Precision precision;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private long bytes;

    private Parameters(NDManager manager, Precision precision) {
        this.manager = manager;
        this.precision = precision;
    }

    /** Copies all {@code wanted} tensors to the manager's device, one at a time. */
    static Parameters load(NDManager parent, List<ParameterShape> wanted, NamedTensors tensors, Precision precision)
            throws NetworkRefused {
        Parameters parameters = new Parameters(parent.newSubManager(), precision);
        Set<String> norms = norms(wanted);
        int largest = wanted.stream().mapToInt(ParameterShape::size).max().orElse(0);
        // One buffer for all: arrays and direct buffers of one's own would lie about until they are collected.
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer buffer = arena.allocate((long) Float.BYTES * largest, Float.BYTES)
                    .asByteBuffer()
                    .order(ByteOrder.nativeOrder());
            for (ParameterShape shape : wanted) {
                DataType type = norms.contains(moduleOf(shape.name())) ? DataType.FLOAT32 : precision.type();
                tensors.read(shape, buffer.asFloatBuffer().limit(shape.size()));
                parameters.add(shape, buffer.duplicate().limit(Float.BYTES * shape.size()), type);
            }
            return parameters;
        } catch (EngineException e) {
            parameters.close();
            if (BatchTooLarge.isOutOfMemory(e)) {
                throw new NetworkRefused("its parameters do not fit the memory of " + parent.getDevice(), e);
            }
            throw e;
        } catch (RuntimeException e) {
            parameters.close();
            throw e;
        }
    }

    /** Modules whose parameters stay in float32 whatever the precision. */
    private static Set<String> norms(List<ParameterShape> wanted) {
        return wanted.stream()
                .map(ParameterShape::name)
                .filter(name -> name.endsWith(RUNNING_MEAN))
                .map(Parameters::moduleOf)
                .collect(Collectors.toSet());
    }

    private static String moduleOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private void add(ParameterShape shape, ByteBuffer values, DataType type) {
        long[] sides = Arrays.stream(shape.shape()).asLongStream().toArray();
        // The engine takes direct memory as it lies; the copy of it lives in the engine's own.
        try (NDArray view = manager.create(values.order(ByteOrder.nativeOrder()), new Shape(sides), DataType.FLOAT32)) {
            NDArray array = type == DataType.FLOAT32 ? view.duplicate() : view.toType(type, false);
            arrays.put(shape.name(), array);
            bytes += (long) type.getNumOfBytes() * shape.size();
        }
    }

    NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalStateException("the network has no parameter " + name);
        }
        return array;
    }

    long bytes() {
        return bytes;
    }

    Precision precision() {
        return precision;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
