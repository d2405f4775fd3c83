package org.fusiform.extractor.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/** A network's parameters in the engine's memory, by their names in the state dictionary. */
final class Parameters implements AutoCloseable {
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private long bytes;

    private Parameters(NDManager manager) {
        this.manager = manager;
    }

    /** Copies all {@code wanted} tensors, one at a time. */
    static Parameters load(NDManager parent, List<ParameterShape> wanted, NamedTensors tensors) {
        Parameters parameters = new Parameters(parent.newSubManager());
        try {
            for (ParameterShape shape : wanted) {
                parameters.add(shape, tensors.values(shape));
            }
            return parameters;
        } catch (RuntimeException e) {
            parameters.close();
            throw e;
        }
    }

    private void add(ParameterShape shape, float[] values) {
        long[] sides = Arrays.stream(shape.shape()).asLongStream().toArray();
        arrays.put(shape.name(), manager.create(FloatBuffer.wrap(values), new Shape(sides)));
        bytes += 4L * values.length;
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

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
