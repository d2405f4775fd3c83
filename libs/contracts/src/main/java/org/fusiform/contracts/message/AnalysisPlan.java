package org.fusiform.contracts.message;

import java.util.List;
import java.util.Objects;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.campaign.AnalysisParameters;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.Network;

/**
 * What a run needs once its extractions are whole: every layer under every analysis.
 *
 * @param run one model of one campaign
 * @param stimulusSet id of the set; its manifest is at {@link org.fusiform.contracts.ObjectKeys#manifest}
 * @param layers in forward order
 * @param analyses in the order of the campaign document
 * @param runs the campaign's runs that are compared with each other once all are done, in the order of its models, this
 *     one among them; empty or absent for no comparison. A retried run comes with a list that names the new run
 * @param storage of the activations; absent for the default form
 */
public record AnalysisPlan(
        String project,
        String campaign,
        String run,
        Network network,
        Compute compute,
        String stimulusSet,
        int totalStimuli,
        int shardStimuli,
        long seed,
        List<PlannedLayer> layers,
        List<AnalysisParameters> analyses,
        List<String> runs,
        StorageForm storage) {
    public AnalysisPlan {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(stimulusSet, "stimulusSet");
        layers = List.copyOf(layers);
        analyses = List.copyOf(analyses);
        runs = runs == null ? List.of() : List.copyOf(runs);
        storage = storage == null ? StorageForm.DEFAULT : storage;
    }

    /** The same with these layers. */
    public AnalysisPlan withLayers(List<PlannedLayer> others) {
        return new AnalysisPlan(
                project,
                campaign,
                run,
                network,
                compute,
                stimulusSet,
                totalStimuli,
                shardStimuli,
                seed,
                others,
                analyses,
                runs,
                storage);
    }

    /** Of the activations of one of its layers. */
    public ArrayLayout layout(PlannedLayer layer) {
        return ArrayLayout.of(totalStimuli, layer.shape(), shardStimuli, storage);
    }

    /**
     * One layer of the plan; shape is [C, H, W], stage as in {@link org.fusiform.contracts.network.LayerDescription}.
     *
     * @param generation of the extraction whose completions count, see {@link LayerTap}; absent for none
     */
    public record PlannedLayer(String layer, String extraction, List<Integer> shape, Integer stage, Long generation) {
        public PlannedLayer {
            shape = List.copyOf(shape);
            generation = generation == null ? 0 : generation;
        }

        /** Of no generation. */
        public PlannedLayer(String layer, String extraction, List<Integer> shape, Integer stage) {
            this(layer, extraction, shape, stage, 0L);
        }

        public PlannedLayer ofGeneration(long number) {
            return new PlannedLayer(layer, extraction, shape, stage, number);
        }
    }
}
