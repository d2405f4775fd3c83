package org.fusiform.extractor.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.ClipResNetArchitecture;
import org.fusiform.contracts.network.ResNetArchitecture;
import org.fusiform.extractor.weights.ParameterShape;

/** A kind of family: the parameters and the forward pass that an architecture stands for. */
sealed interface NetworkGraph permits ResNet, ClipResNet {
    static NetworkGraph of(Architecture architecture) {
        return switch (architecture) {
            case ResNetArchitecture resnet -> new ResNet(resnet);
            case ClipResNetArchitecture clip -> new ClipResNet(clip);
        };
    }

    /** What its state dictionary holds, in its order. */
    List<ParameterShape> parameters();

    /** Runs [n, 3, size, size] as far as the last tap; {@code ops} hand over what is tapped. */
    void run(NDArray input, Ops ops);
}
