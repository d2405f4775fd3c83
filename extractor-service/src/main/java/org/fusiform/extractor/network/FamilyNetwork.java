package org.fusiform.extractor.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.extractor.weights.NamedTensors;
import org.fusiform.extractor.weights.ParameterShape;

/** A network of a known family, run by functional operations on its parameters. */
public final class FamilyNetwork implements LoadedNetwork {
    private final Architecture architecture;
    private final NetworkGraph graph;
    private final Parameters parameters;
    private final InPlaceRelu relu;

    private FamilyNetwork(Architecture architecture, NetworkGraph graph, Parameters parameters) {
        this.architecture = architecture;
        this.graph = graph;
        this.parameters = parameters;
        this.relu = InPlaceRelu.load(parameters.manager());
    }

    /** Copies the weights to the manager's device. */
    public static FamilyNetwork load(
            NDManager manager, Architecture architecture, NamedTensors tensors, Precision precision)
            throws NetworkRefused {
        NetworkGraph graph = NetworkGraph.of(architecture);
        return new FamilyNetwork(architecture, graph, Parameters.load(manager, graph.parameters(), tensors, precision));
    }

    /** What the family's state dictionary holds, in its order, without batch counters. */
    public static List<ParameterShape> parameters(Architecture architecture) {
        return NetworkGraph.of(architecture).parameters();
    }

    @Override
    public long bytes() {
        return parameters.bytes();
    }

    @Override
    public void forward(FloatBuffer input, int n, int size, Set<String> layers, TapConsumer consumer)
            throws NetworkRefused {
        int own = architecture.inputSize();
        if (size != own) {
            throw new NetworkRefused("family " + architecture.family() + " takes " + own + " × " + own
                    + " pixels, but its pipeline makes " + size + " × " + size);
        }
        Taps taps = new Taps(layers, consumer);
        try (NDManager pass = parameters.manager().newSubManager()) {
            graph.run(array(pass, input, new Shape(n, 3, size, size)), new Ops(parameters, relu, taps));
        } catch (EngineException e) {
            if (BatchTooLarge.isOutOfMemory(e)) {
                throw new BatchTooLarge(n, e);
            }
            throw e;
        }
        taps.requireSatisfied();
    }

    private NDArray array(NDManager pass, FloatBuffer input, Shape shape) {
        // The engine takes bytes of direct memory as they lie and copies all else.
        Buffer values = input.isDirect() && input.order() == ByteOrder.nativeOrder()
                ? MemorySegment.ofBuffer(input).asByteBuffer().order(ByteOrder.nativeOrder())
                : input.duplicate();
        NDArray array = pass.create(values, shape, DataType.FLOAT32);
        DataType type = parameters.precision().type();
        if (type == DataType.FLOAT32) {
            return array;
        }
        try (array) {
            return array.toType(type, false);
        }
    }

    @Override
    public void close() {
        relu.close();
        parameters.close();
    }
}
