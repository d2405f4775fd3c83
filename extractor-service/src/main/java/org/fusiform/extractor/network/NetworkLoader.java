package org.fusiform.extractor.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.fusiform.contracts.network.Architecture;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.Network;
import org.fusiform.contracts.network.Weights;
import org.fusiform.extractor.weights.UntrainedWeights;
import org.fusiform.extractor.weights.WeightsFiles;
import org.fusiform.extractor.weights.checkpoint.Checkpoint;
import org.fusiform.extractor.weights.checkpoint.FamilyParameters;
import org.fusiform.extractor.weights.checkpoint.StateDict;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

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
            return checkpoint(architecture(network), file, precision);
        }
        if (precision != Precision.FLOAT32) {
            throw new NetworkRefused("a TorchScript file computes in the precision it was saved in; ask for float32");
        }
        return TorchScript.load(engine.manager(), file);
    }

    private LoadedNetwork checkpoint(Architecture architecture, Path file, Precision precision)
            throws NetworkRefused, IOException {
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            StateDict weights = StateDict.fit(checkpoint, parameters(architecture), allParameters());
            return FamilyNetwork.load(engine.manager(), architecture, weights, precision);
        } catch (CheckpointRefused e) {
            throw new NetworkRefused(e.reason(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private LoadedNetwork untrained(Network network, long seed, Precision precision) throws NetworkRefused {
        return FamilyNetwork.load(engine.manager(), architecture(network), new UntrainedWeights(seed), precision);
    }

    private static Architecture architecture(Network network) throws NetworkRefused {
        return Families.architecture(network.family())
                .orElseThrow(() -> new NetworkRefused("this extractor knows no family " + network.family()));
    }

    private static FamilyParameters parameters(Architecture architecture) {
        return new FamilyParameters(architecture.family(), FamilyNetwork.parameters(architecture));
    }

    private static List<FamilyParameters> allParameters() {
        return Families.all().stream()
                .flatMap(family -> Families.architecture(family.family()).stream())
                .map(NetworkLoader::parameters)
                .toList();
    }
}
