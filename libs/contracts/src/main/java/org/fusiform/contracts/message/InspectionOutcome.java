package org.fusiform.contracts.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.network.Network;

/** What an extractor found out about a model. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InspectionOutcome.ModelInspected.class, name = "model-inspected"),
    @JsonSubTypes.Type(value = InspectionOutcome.ModelRefused.class, name = "model-refused")
})
public sealed interface InspectionOutcome {
    String project();

    /** As it was asked about, so that an answer to an older upload of the same name is recognised. */
    Network network();

    /** It loads and runs; layers in forward order. */
    record ModelInspected(String project, Network network, List<LayerDescription> layers) implements InspectionOutcome {
        public ModelInspected {
            layers = List.copyOf(layers);
        }
    }

    /** It cannot be used; {@code reason} is meant for the researcher. */
    record ModelRefused(String project, Network network, String reason) implements InspectionOutcome {}
}
