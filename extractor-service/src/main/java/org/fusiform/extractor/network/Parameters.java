package org.fusiform.extractor.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
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
        try {
            for (ParameterShape shape : wanted) {
                DataType type = norms.contains(moduleOf(shape.name())) ? DataType.FLOAT32 : precision.type();
                parameters.add(shape, tensors.values(shape), type);
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

    private void add(ParameterShape shape, float[] values, DataType type) {
        long[] sides = Arrays.stream(shape.shape()).asLongStream().toArray();
        // What is made of a buffer lives in Java's direct memory, which is bounded; its copy lives in the engine's.
        try (NDArray buffer = manager.create(FloatBuffer.wrap(values), new Shape(sides))) {
            NDArray array = type == DataType.FLOAT32 ? buffer.duplicate() : buffer.toType(type, false);
            arrays.put(shape.name(), array);
            bytes += (long) type.getNumOfBytes() * values.length;
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
