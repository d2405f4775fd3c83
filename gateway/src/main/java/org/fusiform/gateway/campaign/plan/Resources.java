package org.fusiform.gateway.campaign.plan;

import java.util.List;
import java.util.Optional;
import org.fusiform.gateway.model.RegisteredModel;

/** What a document's names may stand for. */
public interface Resources {
    Optional<RegisteredModel> model(String id);

    /** Every id there is, for what to say of one that is none. */
    List<String> modelIds();

    /** By name or id. */
    Optional<ShownStimuli> stimuli(String nameOrId);

    List<String> stimulusSetNames();
}
