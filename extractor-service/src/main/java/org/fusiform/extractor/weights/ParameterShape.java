package org.fusiform.extractor.weights;

import java.util.Arrays;

/** Name and shape of one parameter in a state dictionary, and how its family initialises it. */
public record ParameterShape(String name, int[] shape, Initialisation initialisation) {
    public int size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
}
