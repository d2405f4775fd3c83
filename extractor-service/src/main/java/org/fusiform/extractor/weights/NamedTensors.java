package org.fusiform.extractor.weights;

import java.nio.FloatBuffer;

/** Where parameter values come from. */
@FunctionalInterface
public interface NamedTensors {
    /** float32 in C order, as many as the shape says. */
    float[] values(ParameterShape parameter);

    /** The same, into {@code target} from its position on; what reads large files does so without an array between. */
    default void read(ParameterShape parameter, FloatBuffer target) {
        target.put(values(parameter));
    }
}
