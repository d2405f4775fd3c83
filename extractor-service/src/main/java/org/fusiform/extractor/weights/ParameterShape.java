package org.fusiform.extractor.weights;

import java.util.Arrays;

/** Name and shape of one parameter in a state dictionary, and how its family initialises it. */
public record ParameterShape(String name, int[] shape, Initialisation initialisation) {
    public int size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Inputs each output sees: the product of all sides but the first. */
    int fanIn() {
        return size() / shape[0];
    }

    /** Outputs each input reaches: output channels times the kernel's area. */
    int fanOut() {
        return size() / shape[1];
    }
}
