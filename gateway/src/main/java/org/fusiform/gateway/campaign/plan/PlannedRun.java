package org.fusiform.gateway.campaign.plan;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;

/** One model of a campaign and the layers that are asked of it, in forward order. */
public record PlannedRun(Network network, List<LayerDescription> layers) {
    public PlannedRun {
        layers = List.copyOf(layers);
    }
}
