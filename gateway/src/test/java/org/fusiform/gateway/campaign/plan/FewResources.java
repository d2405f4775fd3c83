package org.fusiform.gateway.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.LayerKind;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.gateway.model.ModelState;
import org.fusiform.gateway.model.RegisteredModel;
import org.fusiform.gateway.model.WeightsSource;

/** A registry of four models and three sets. */
final class FewResources implements Resources {
    private static final List<LayerDescription> TINY = List.of(
            new LayerDescription("conv1", List.of(4, 8, 8), null),
            new LayerDescription("relu", List.of(4, 8, 8), 0),
            new LayerDescription("layer1.0.add", List.of(8, 4, 4), null, LayerKind.PRE_RELU, List.of()),
            new LayerDescription("layer1.0.relu", List.of(8, 4, 4), 1, LayerKind.RELU, List.of("layer1")),
            new LayerDescription("fc", List.of(10, 1, 1), null));
    private static final List<LayerDescription> OUTPUTS = List.of(
            new LayerDescription("a", List.of(3, 2, 2), null), new LayerDescription("b", List.of(5, 1, 1), null));

    private final List<RegisteredModel> models = List.of(
            model("untrained:tiny", new WeightsSource.SeededByCampaign(), ModelState.READY, null, TINY),
            model("mine", imported(), ModelState.READY, null, OUTPUTS),
            model("new", imported(), ModelState.INSPECTING, null, List.of()),
            model("bad", imported(), ModelState.REFUSED, "returns a Tensor", List.of()));

    private final Map<String, ShownStimuli> sets = Map.of(
            "floc", set(Map.of("face", 10, "body", 10, "object", 10, "scrambled", 10)),
            "few", set(Map.of("face", 4, "scrambled-body", 4)),
            "many", set(Map.of("face", 2500, "body", 2500)));

    @Override
    public Optional<RegisteredModel> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    @Override
    public List<String> modelIds() {
        return models.stream().map(RegisteredModel::id).toList();
    }

    @Override
    public Optional<ShownStimuli> stimuli(String nameOrId) {
        return Optional.ofNullable(sets.get(nameOrId));
    }

    @Override
    public List<String> stimulusSetNames() {
        return List.of("floc");
    }

    private static WeightsSource imported() {
        return new WeightsSource.Imported("0".repeat(64), 1);
    }

    private static RegisteredModel model(
            String id, WeightsSource weights, ModelState state, String reason, List<LayerDescription> layers) {
        return new RegisteredModel(id, "tiny", "imagenet-256-bilinear", weights, null, state, reason, layers);
    }

    private static ShownStimuli set(Map<String, Integer> conditions) {
        List<ManifestEntry> entries = new ArrayList<>();
        conditions.forEach((condition, count) -> {
            for (int number = 0; number < count; number++) {
                String name = condition + number;
                entries.add(new ManifestEntry(condition, null, name, Sha256.of(name), null));
            }
        });
        StimulusManifest manifest = new StimulusManifest(entries);
        return new ShownStimuli(manifest.id(), manifest);
    }
}
