package org.fusiform.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A piece of analysis that any stats replica can take; what it needs is in the stored plan of its run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnalysisItem.LayerItem.class, name = "layer"),
    @JsonSubTypes.Type(value = AnalysisItem.CrossLayerItem.class, name = "cross-layer"),
    @JsonSubTypes.Type(value = AnalysisItem.CrossModelItem.class, name = "cross-model")
})
public sealed interface AnalysisItem {
    String project();

    String run();

    /** The message key. */
    @JsonIgnore
    String id();

    /** One layer, all analyses of the run: they share one pass over the tensors. {@code layer} indexes the plan. */
    record LayerItem(String project, String run, int layer) implements AnalysisItem {
        @Override
        public String id() {
            return run + "/layer/" + layer;
        }
    }

    /** Consistency across the layers of a run, from the RDMs that its layer items stored. */
    record CrossLayerItem(String project, String run) implements AnalysisItem {
        @Override
        public String id() {
            return run + "/cross-layer";
        }
    }

    /** Comparisons of a campaign's models, from what the items of its runs stored; {@code runs} in the models' order. */
    record CrossModelItem(String project, String campaign, List<String> runs) implements AnalysisItem {
        public CrossModelItem {
            runs = List.copyOf(runs);
        }

        /** The first of the runs; it stands for all of them. */
        @Override
        public String run() {
            return runs.getFirst();
        }

        @Override
        public String id() {
            return run() + "/cross-model";
        }
    }
}
