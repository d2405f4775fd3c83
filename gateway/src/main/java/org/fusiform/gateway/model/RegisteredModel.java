package org.fusiform.gateway.model;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;

/**
 * A name that campaigns may use.
 *
 * @param licence of published weights, else null
 * @param reason why it was refused, else null
 * @param layers in forward order; empty as long as they are not known
 */
public record RegisteredModel(
        String id,
        String family,
        String pipeline,
        WeightsSource weights,
        String licence,
        ModelState state,
        String reason,
        List<LayerDescription> layers) {
    public RegisteredModel {
        layers = List.copyOf(layers);
    }

    /** With the weights that a campaign of this seed runs. */
    public Network network(long seed) {
        return new Network(id, family, weights.resolve(seed), pipeline);
    }
}
