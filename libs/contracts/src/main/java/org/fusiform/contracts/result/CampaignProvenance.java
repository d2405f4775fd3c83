package org.fusiform.contracts.result;

import java.util.List;
import org.fusiform.contracts.campaign.AnalysisParameters;

/**
 * Where everything that a campaign found comes from: what it takes to compute it again, and to see that another is the same.
 *
 * @param stimulusSet as the campaign's document names it
 * @param runs in the order of the models
 */
public record CampaignProvenance(String campaign, String name, String stimulusSet, int stimuli, List<Run> runs) {
    public CampaignProvenance {
        runs = List.copyOf(runs);
    }

    /**
     * One model.
     *
     * @param analyses in the order of the campaign document, everything resolved
     * @param layers in forward order
     */
    public record Run(String model, Provenance provenance, List<AnalysisParameters> analyses, List<Layer> layers) {
        public Run {
            analyses = List.copyOf(analyses);
            layers = List.copyOf(layers);
        }
    }

    /**
     * One layer.
     *
     * @param extraction stands for everything that can change a value of its activations
     */
    public record Layer(String layer, Integer stage, List<Integer> shape, String extraction) {
        public Layer {
            shape = List.copyOf(shape);
        }
    }
}
