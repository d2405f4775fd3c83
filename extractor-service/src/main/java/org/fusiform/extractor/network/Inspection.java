package org.fusiform.extractor.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fusiform.contracts.network.Families;
import org.fusiform.contracts.network.FamilyDescription;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;

/** Loads a newly registered network, runs it once on zeros, and lists its layers. */
public final class Inspection {
    private final NetworkCache cache;

    public Inspection(NetworkCache cache) {
        this.cache = cache;
    }

    /** The layers in forward order, for a square input of {@code size} pixels. */
    public List<LayerDescription> layers(String project, Network network, int size) throws NetworkRefused, IOException {
        return cache.with(project, network, Precision.FLOAT32, loaded -> {
            if (!(loaded instanceof TorchScript script)) {
                return known(network, loaded, size);
            }
            List<LayerDescription> layers = new ArrayList<>();
            script.all(
                    zeros(size),
                    1,
                    size,
                    (layer, shape, values) -> layers.add(new LayerDescription(layer, shape, null)));
            if (layers.isEmpty()) {
                throw new NetworkRefused("its forward returns an empty Dict: it has no layers");
            }
            return layers;
        });
    }

    /** The family's own, after one run as far as the last of them. */
    private static List<LayerDescription> known(Network network, LoadedNetwork loaded, int size) throws NetworkRefused {
        List<LayerDescription> layers = Families.named(network.family())
                .map(FamilyDescription::layers)
                .orElseThrow(() -> new NetworkRefused("this extractor knows no family " + network.family()));
        loaded.forward(zeros(size), 1, size, Set.of(layers.getLast().name()), (layer, shape, values) -> {});
        return layers;
    }

    private static FloatBuffer zeros(int size) {
        return ByteBuffer.allocateDirect(3 * size * size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
