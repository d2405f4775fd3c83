package org.fusiform.extractor.network;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.extractor.weights.Initialisation;
import org.fusiform.extractor.weights.ParameterShape;

/** Collects parameters in the order of a state dictionary, without the batch counters that inference does not use. */
final class ParameterList {
    private final List<ParameterShape> shapes = new ArrayList<>();

    void add(String name, Initialisation initialisation, int... shape) {
        shapes.add(new ParameterShape(name, shape, initialisation));
    }

    /** Square kernel, no bias, initialised by {@link Initialisation#heNormal}; {@code in} counts one group's channels. */
    void addHeConv(String name, int out, int in, int kernel) {
        add(name + ".weight", Initialisation.heNormal(out * kernel * kernel), out, in, kernel, kernel);
    }

    /** Square kernel, no bias, initialised as PyTorch does by default. */
    void addDefaultConv(String name, int out, int in, int kernel) {
        add(name + ".weight", Initialisation.uniform(in * kernel * kernel), out, in, kernel, kernel);
    }

    /** Batch norm; PyTorch initialises its weights with ones. */
    void addNorm(String name, int channels, Initialisation weight) {
        add(name + ".weight", weight, channels);
        add(name + ".bias", Initialisation.ZEROS, channels);
        add(name + ".running_mean", Initialisation.ZEROS, channels);
        add(name + ".running_var", Initialisation.ONES, channels);
    }

    /** With a bias, which PyTorch initialises by the inputs of the layer whatever becomes of the weights. */
    void addLinear(String name, int out, int in, Initialisation weight) {
        add(name + ".weight", weight, out, in);
        add(name + ".bias", Initialisation.uniform(in), out);
    }

    List<ParameterShape> toList() {
        return List.copyOf(shapes);
    }
}
