package org.fusiform.extractor.weights;

/** How a family's published code initialises a parameter. */
public sealed interface Initialisation {
    Initialisation ZEROS = new Constant(0);
    Initialisation ONES = new Constant(1);

    /** He et al. 2015: normal with variance 2 / fan-out, as torchvision's ResNets do for convolutions. */
    static Initialisation heNormal(int fanOut) {
        return new Normal(Math.sqrt(2.0 / fanOut));
    }

    /** Uniform within ±1/√fan-in: PyTorch's default for convolutions, and for weights and biases of linear layers. */
    static Initialisation uniform(int fanIn) {
        return new Uniform(1 / Math.sqrt(fanIn));
    }

    record Constant(float value) implements Initialisation {}

    /** Around zero. */
    record Normal(double deviation) implements Initialisation {}

    /** Within ±bound. */
    record Uniform(double bound) implements Initialisation {}
}
