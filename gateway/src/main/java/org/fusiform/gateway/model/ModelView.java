package org.fusiform.gateway.model;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.LayerKind;

/** A model as people see it; {@code layers} is null in lists. */
public record ModelView(
        String id,
        String family,
        ModelState state,
        String reason,
        String pipeline,
        boolean trained,
        String licence,
        WeightsSource weights,
        List<LayerView> layers) {

    /**
     * One layer that can be asked for; shape [C, H, W], units C·H·W, stage null where it is no stage's output.
     *
     * @param kind null where nothing but the network's own listing is known
     * @param inAll whether {@code all} means it, too
     */
    public record LayerView(
            String name,
            List<String> aliases,
            List<Integer> shape,
            long units,
            Integer stage,
            LayerKind kind,
            boolean inAll) {
        static LayerView of(LayerDescription layer) {
            return new LayerView(
                    layer.name(),
                    layer.aliases(),
                    layer.shape(),
                    layer.units(),
                    layer.stage(),
                    layer.kind(),
                    layer.inAll());
        }
    }

    static ModelView brief(RegisteredModel model) {
        return view(model, null);
    }

    static ModelView whole(RegisteredModel model) {
        return view(model, model.layers().stream().map(LayerView::of).toList());
    }

    private static ModelView view(RegisteredModel model, List<LayerView> layers) {
        return new ModelView(
                model.id(),
                model.family(),
                model.state(),
                model.reason(),
                model.pipeline(),
                model.weights().trained(),
                model.licence(),
                model.weights(),
                layers);
    }
}
