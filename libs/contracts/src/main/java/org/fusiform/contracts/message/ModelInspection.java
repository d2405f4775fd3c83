package org.fusiform.contracts.message;

import java.util.Objects;
import org.fusiform.contracts.network.Network;

/** Asks an extractor to load a newly registered model, run it once on a dummy input and list its layers. */
public record ModelInspection(String project, Network network) {
    public ModelInspection {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(network, "network");
    }
}
