package org.fusiform.stats.work.item;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.stats.layer.StimulusDesign;
import org.fusiform.stats.validation.Folds;
import org.fusiform.stats.validation.LabelShuffles;
import org.fusiform.stats.validation.Stimulus;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.ObjectStore;

/** The stimuli of a plan, in the order of its arrays. */
record Stimuli(StimulusManifest manifest) {
    private static final long MANIFEST_BYTES = 256L << 20;

    static Stimuli of(ObjectStore store, AnalysisPlan plan) {
        String key = ObjectKeys.manifest(plan.project(), plan.stimulusSet());
        String json =
                StandardCharsets.UTF_8.decode(store.get(key, MANIFEST_BYTES)).toString();
        StimulusManifest manifest = MessageJson.read(json, StimulusManifest.class);
        if (manifest.stimuli().size() != plan.totalStimuli()) {
            throw new CorruptObject(
                    key,
                    "it lists " + manifest.stimuli().size() + " stimuli, the plan counts on " + plan.totalStimuli());
        }
        return new Stimuli(manifest);
    }

    StimulusDesign design() {
        return StimulusDesign.of(
                manifest.stimuli().stream().map(ManifestEntry::condition).toList());
    }

    /** Null where hold-out is off or a condition is too small for it. */
    Folds folds(long seed, int asked) {
        return Folds.deal(seed, asked, stimuli());
    }

    /** Null where no shuffles are asked for. */
    LabelShuffles shuffles(long seed, Integer asked) {
        return asked == null || asked == 0 ? null : new LabelShuffles(seed, asked, design().conditionOf(), stimuli());
    }

    private List<Stimulus> stimuli() {
        return manifest.stimuli().stream()
                .map(entry -> new Stimulus(entry.condition(), entry.subcategory(), entry.sha256(), entry.source()))
                .toList();
    }
}
