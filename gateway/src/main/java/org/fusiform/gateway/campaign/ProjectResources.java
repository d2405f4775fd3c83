package org.fusiform.gateway.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.fusiform.gateway.campaign.plan.Resources;
import org.fusiform.gateway.campaign.plan.ShownStimuli;
import org.fusiform.gateway.model.RegisteredModel;
import org.fusiform.gateway.model.Registry;
import org.fusiform.gateway.stimulus.Manifests;
import org.fusiform.gateway.stimulus.StimulusSets;

/** The registry and the sets of a project, as planning asks for them. */
@ApplicationScoped
public class ProjectResources {
    private final Registry registry;
    private final StimulusSets sets;
    private final Manifests manifests;

    ProjectResources(Registry registry, StimulusSets sets, Manifests manifests) {
        this.registry = registry;
        this.sets = sets;
        this.manifests = manifests;
    }

    Resources of(String project) {
        return new Resources() {
            @Override
            public Optional<RegisteredModel> model(String id) {
                return registry.find(project, id);
            }

            @Override
            public List<String> modelIds() {
                return registry.ids(project);
            }

            @Override
            public Optional<ShownStimuli> stimuli(String nameOrId) {
                return sets.find(project, nameOrId)
                        .map(set -> new ShownStimuli(set.id(), manifests.of(project, set.id())));
            }

            @Override
            public List<String> stimulusSetNames() {
                return sets.names(project);
            }
        };
    }
}
