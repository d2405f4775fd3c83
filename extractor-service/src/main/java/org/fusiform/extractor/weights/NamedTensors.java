package org.fusiform.extractor.weights;

/** Where parameter values come from. */
@FunctionalInterface
public interface NamedTensors {
    /** float32 in C order, as many as the shape says. */
    float[] values(ParameterShape parameter);
}
