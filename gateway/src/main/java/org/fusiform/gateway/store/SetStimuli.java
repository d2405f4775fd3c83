package org.fusiform.gateway.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.gateway.problem.Problem;
import org.fusiform.gateway.stimulus.Manifests;
import org.fusiform.gateway.stimulus.StimulusSets;
import org.fusiform.storage.NoSuchObject;

/** The SHA-256 of every stimulus of every set of a project: what a sweep spares, also where a set goes meanwhile. */
final class SetStimuli {
    private final StimulusSets sets;
    private final Manifests manifests;
    private final String project;
    private final Set<String> read = new HashSet<>();
    private final Set<String> stimuli = new HashSet<>();

    SetStimuli(StimulusSets sets, Manifests manifests, String project) {
        this.sets = sets;
        this.manifests = manifests;
        this.project = project;
    }

    /** Those of the sets that there are now, among others; a Problem where it cannot be known. */
    Set<String> known() {
        List<String> ids = sets.ids(project);
        for (String id : ids) {
            if (!read.contains(id)) {
                add(id);
                read.add(id);
            }
        }
        return stimuli;
    }

    private void add(String id) {
        try {
            for (ManifestEntry entry : manifests.read(project, id).stimuli()) {
                stimuli.add(entry.sha256());
            }
        } catch (NoSuchObject e) {
            throw Problem.conflict(
                    "the manifest of stimulus set " + id + " is missing in the store, so that nobody knows"
                            + " which stimuli are its own; import the set again, or delete it");
        }
    }
}
