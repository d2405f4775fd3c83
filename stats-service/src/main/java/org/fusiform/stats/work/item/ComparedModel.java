package org.fusiform.stats.work.item;

import org.fusiform.contracts.network.Network;

/** A model with its layer at the stage that is compared. */
record ComparedModel(Network network, AnalysedLayer layer) {
    /** Whether this is a trained network and the other an untrained one of its architecture. */
    boolean controlledBy(ComparedModel other) {
        return network.weights().trained()
                && !other.network.weights().trained()
                && network.family().equals(other.network.family());
    }
}
