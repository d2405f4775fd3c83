package org.fusiform.gateway.campaign.plan;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;

/**
 * One entry of a campaign's {@code layers}: a name or alias, a glob over names (* any characters, ? one), {@code stages},
 * or {@code all}, which leaves out what lies before a ReLU.
 */
record LayerSelection(String text) {
    private static final String ALL = "all";
    private static final String STAGES = "stages";

    /** The layers of a model that it selects, in forward order; {@code stages} of a model without any are all. */
    List<LayerDescription> of(List<LayerDescription> layers) {
        return switch (text) {
            case ALL -> layers.stream().filter(LayerDescription::inAll).toList();
            case STAGES -> stages(layers);
            default -> {
                Glob glob = new Glob(text);
                yield layers.stream()
                        .filter(layer -> layer.aliases().contains(text) || glob.matches(layer.name()))
                        .toList();
            }
        };
    }

    private static List<LayerDescription> stages(List<LayerDescription> layers) {
        List<LayerDescription> stages =
                layers.stream().filter(layer -> layer.stage() != null).toList();
        return stages.isEmpty()
                ? layers.stream().filter(LayerDescription::inAll).toList()
                : stages;
    }
}
