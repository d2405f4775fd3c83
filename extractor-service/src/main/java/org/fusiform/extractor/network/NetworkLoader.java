package org.fusiform.extractor.network;

import java.io.IOException;
import java.nio.file.Path;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.fusiform.extractor.weights.WeightsFiles;

/** Makes a network of its family and weights. */
public final class NetworkLoader {
    private final TorchEngine engine;
    private final WeightsFiles files;

    public NetworkLoader(TorchEngine engine, WeightsFiles files) {
        this.engine = engine;
        this.files = files;
    }

    /** A {@link NetworkRefused} where family and weights make no network. */
    public LoadedNetwork load(String project, Network network, Precision precision) throws NetworkRefused, IOException {
        return switch (network.weights()) {
            case Weights.Stored stored -> trained(network, files.file(project, stored), precision);
            case Weights.Seeded seeded -> untrained(network, seeded.seed(), precision);
        };
    }

    private LoadedNetwork trained(Network network, Path file, Precision precision) throws NetworkRefused, IOException {
        if (!network.family().equals(Families.TORCHSCRIPT)) {
            throw new NetworkRefused(
                    "this extractor takes weights as torchscript only, not for family " + network.family());
        }
        if (precision != Precision.FLOAT32) {
            throw new NetworkRefused("a TorchScript file computes in the precision it was saved in; ask for float32");
        }
        return TorchScript.load(engine.manager(), file);
    }

    private LoadedNetwork untrained(Network network, long seed, Precision precision) throws NetworkRefused {
        Architecture architecture = Families.architecture(network.family())
                .orElseThrow(() -> new NetworkRefused("this extractor knows no family " + network.family()));
        return FamilyNetwork.load(engine.manager(), architecture, new UntrainedWeights(seed), precision);
    }
}
