package org.fusiform.gateway.model;

import java.util.List;
import org.fusiform.contracts.network.LayerDescription;

/** A model as people see it; {@code layers} is null in lists. */
public record ModelView(
        String id,
        String family,
        ModelState state,
        String reason,
        String pipeline,
        boolean trained,
        WeightsSource weights,
        List<LayerView> layers) {

    /** One layer that can be asked for; shape [C, H, W], units C·H·W, stage null where it is no stage's output. */
    public record LayerView(String name, List<Integer> shape, long units, Integer stage) {
        static LayerView of(LayerDescription layer) {
            return new LayerView(layer.name(), layer.shape(), layer.units(), layer.stage());
        }
    }

    static ModelView brief(RegisteredModel model) {
        return view(model, null);
    }

    static ModelView whole(RegisteredModel model) {
        return view(model, model.layers().stream().map(LayerView::of).toList());
    }

    private static ModelView view(RegisteredModel model, List<LayerView> layers) {
        boolean trained =
                switch (model.weights()) {
                    case WeightsSource.Imported imported -> true;
                    case WeightsSource.SeededByCampaign seeded -> false;
                };
        return new ModelView(
                model.id(),
                model.family(),
                model.state(),
                model.reason(),
                model.pipeline(),
                trained,
                model.weights(),
                layers);
    }
}
