package org.fusiform.gateway.campaign.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisDocument;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.contracts.campaign.Retention;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.gateway.model.RegisteredModel;
import org.fusiform.gateway.model.Registry;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.problem.Mistakes;

/** Resolves a document, or lists everything that is wrong with it. */
public final class CampaignPlanner {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_HINTS = 10;
    private static final long DEFAULT_SEED = 1;

    private final Resources resources;
    private final Mistakes mistakes;

    private CampaignPlanner(Resources resources, Mistakes mistakes) {
        this.resources = resources;
        this.mistakes = mistakes;
    }

    /** @param mistakes what was wrong with the document when it was read */
    public static CampaignPlan plan(CampaignDocument document, Resources resources, Mistakes mistakes) {
        return new CampaignPlanner(resources, mistakes).plan(document);
    }

    private CampaignPlan plan(CampaignDocument document) {
        long seed = document.seed() == null ? DEFAULT_SEED : document.seed();
        List<RegisteredModel> models = models(document.models());
        Optional<ShownStimuli> stimuli = stimuli(document.stimulusSet());
        List<String> layers = document.layers() == null ? List.of("stages") : document.layers();
        List<PlannedRun> runs = models.isEmpty() ? List.of() : runs(models, layers, seed);
        stimuli.ifPresent(shown -> CampaignLimits.check(runs, shown.count(), mistakes));
        List<AnalysisParameters> analyses = analyses(document.analysis(), stimuli);
        if (document.name() != null && document.name().length() > LONGEST_NAME) {
            mistakes.add("/name", "is longer than " + LONGEST_NAME + " characters");
        }
        mistakes.throwIfAny();
        return new CampaignPlan(
                document.name() == null || document.name().isBlank()
                        ? String.join(", ", document.models()) + " on " + document.stimulusSet()
                        : document.name(),
                stimuli.orElseThrow(),
                runs,
                analyses,
                document.retention() == null ? Retention.KEEP : document.retention(),
                seed,
                document.storage() == null ? StorageForm.DEFAULT : document.storage());
    }

    /** Empty where one of them cannot be run: whether layers match is not to be told then. */
    private List<RegisteredModel> models(List<String> ids) {
        if (ids == null || ids.isEmpty()) {
            mistakes.add("/models", "names no model; the registry has " + Nearest.to("", resources.modelIds()));
            return List.of();
        }
        if (ids.size() > CampaignLimits.MODELS) {
            mistakes.add("/models", "names " + ids.size() + " models, over the limit of " + CampaignLimits.MODELS);
            return List.of();
        }
        int before = mistakes.count();
        List<RegisteredModel> models = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String pointer = "/models/" + i;
            if (!seen.add(ids.get(i))) {
                mistakes.add(pointer, "'" + ids.get(i) + "' is there twice");
            } else {
                model(pointer, ids.get(i)).ifPresent(models::add);
            }
        }
        return mistakes.count() == before ? models : List.of();
    }

    private Optional<RegisteredModel> model(String pointer, String id) {
        Optional<RegisteredModel> model = id == null ? Optional.empty() : resources.model(id);
        if (model.isEmpty()) {
            mistakes.add(pointer, Registry.unknown(String.valueOf(id), resources.modelIds()));
            return model;
        }
        switch (model.get().state()) {
            case READY -> {}
            case NOT_FETCHED ->
                mistakes.add(pointer, "the weights of '" + id + "' are not here yet; fusiform model fetch " + id);
            case UPLOADING -> mistakes.add(pointer, "'" + id + "' is not whole; import its weights again");
            case INSPECTING -> mistakes.add(pointer, "'" + id + "' is still being tried by an extractor; wait for it");
            case REFUSED ->
                mistakes.add(pointer, "'" + id + "' was refused: " + model.get().reason());
        }
        return model;
    }

    private Optional<ShownStimuli> stimuli(String nameOrId) {
        if (nameOrId == null || nameOrId.isBlank()) {
            mistakes.add("/stimulusSet", "is missing; give the name or id of an imported set");
            return Optional.empty();
        }
        Optional<ShownStimuli> stimuli = resources.stimuli(nameOrId);
        if (stimuli.isEmpty()) {
            mistakes.add(
                    "/stimulusSet",
                    "there is no stimulus set '" + nameOrId + "'"
                            + Nearest.hint(nameOrId, resources.stimulusSetNames()));
        }
        return stimuli;
    }

    /** An entry must select something of some model, and every model must have something selected. */
    private List<PlannedRun> runs(List<RegisteredModel> models, List<String> texts, long seed) {
        if (texts.isEmpty()) {
            mistakes.add("/layers", "names no layer; leave it out for the stages, or ask for all");
        }
        if (texts.size() > CampaignLimits.LAYER_ENTRIES) {
            mistakes.add(
                    "/layers",
                    "has " + texts.size() + " entries, over the limit of " + CampaignLimits.LAYER_ENTRIES
                            + "; use globs such as layer4.*");
            return List.of();
        }
        List<String> names = models.stream()
                .flatMap(model -> model.layers().stream())
                .map(LayerDescription::name)
                .distinct()
                .toList();
        int strange = 0;
        for (int i = 0; i < texts.size(); i++) {
            LayerSelection selection = new LayerSelection(String.valueOf(texts.get(i)));
            if (models.stream().allMatch(model -> selection.of(model.layers()).isEmpty())) {
                // A list of nothing but strange names is not worth comparing each with all that there are.
                String hint = ++strange > MOST_HINTS ? "" : Nearest.hint(selection.text(), names);
                mistakes.add("/layers/" + i, "'" + selection.text() + "' matches no layer" + hint);
            }
        }
        List<PlannedRun> runs = new ArrayList<>();
        for (RegisteredModel model : models) {
            List<LayerDescription> layers = selected(model, texts);
            if (layers.isEmpty() && strange == 0) {
                mistakes.add("/layers", "select nothing of model " + model.id());
            }
            runs.add(new PlannedRun(model.network(seed), layers));
        }
        return runs;
    }

    private static List<LayerDescription> selected(RegisteredModel model, List<String> texts) {
        Set<LayerDescription> chosen = new LinkedHashSet<>();
        texts.forEach(text -> chosen.addAll(new LayerSelection(String.valueOf(text)).of(model.layers())));
        return model.layers().stream().filter(chosen::contains).toList();
    }

    private List<AnalysisParameters> analyses(List<AnalysisDocument> documents, Optional<ShownStimuli> stimuli) {
        List<AnalysisDocument> asked = documents == null ? List.of(AnalysisDocument.DEFAULT) : documents;
        if (asked.isEmpty()) {
            mistakes.add("/analysis", "is an empty list; leave it out for the default");
        }
        if (asked.size() > CampaignLimits.ANALYSES) {
            mistakes.add(
                    "/analysis",
                    "has " + asked.size() + " analyses, over the limit of " + CampaignLimits.ANALYSES
                            + "; submit the others as another campaign, which re-uses the activations");
            return List.of();
        }
        List<AnalysisParameters> analyses = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String pointer = asked.size() == 1 ? "/analysis" : "/analysis/" + i;
            AnalysisDocument analysis = asked.get(i) == null ? AnalysisDocument.DEFAULT : asked.get(i);
            analyses.add(new AnalysisResolution(pointer, analysis, stimuli, mistakes).resolve());
        }
        return analyses;
    }
}
