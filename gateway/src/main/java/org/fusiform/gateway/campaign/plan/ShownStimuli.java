package org.fusiform.gateway.campaign.plan;

import java.util.List;
import java.util.Map;
import org.fusiform.contracts.stimulus.StimulusManifest;

/** The set of a campaign. */
public record ShownStimuli(String id, StimulusManifest manifest) {
    int count() {
        return manifest.stimuli().size();
    }

    Map<String, Integer> sizes() {
        return manifest.conditions();
    }

    List<String> conditions() {
        return List.copyOf(sizes().keySet());
    }

    List<String> intact() {
        return conditions().stream().filter(StimulusManifest::intact).toList();
    }
}
