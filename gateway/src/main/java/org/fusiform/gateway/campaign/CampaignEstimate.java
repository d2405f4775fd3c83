package org.fusiform.gateway.campaign;

import java.util.List;
import org.fusiform.contracts.array.StorageForm;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.gateway.campaign.plan.CampaignPlan;
import org.fusiform.gateway.campaign.plan.PlannedRun;

/**
 * How much a campaign asks for; it costs less where something of it is stored already.
 *
 * @param name that it would have
 * @param stimulusSet the set's id
 * @param forwardPasses stimuli shown, model by model
 * @param storage of its activations, everything resolved
 * @param bytes of its activation arrays; where they are compressed, before they are
 */
public record CampaignEstimate(
        String name,
        String stimulusSet,
        int stimuli,
        long forwardPasses,
        long units,
        StorageForm storage,
        long bytes,
        List<RunEstimate> runs) {
    public CampaignEstimate {
        runs = List.copyOf(runs);
    }

    /** One model, its layers in forward order. */
    public record RunEstimate(String model, List<String> layers, long units) {
        public RunEstimate {
            layers = List.copyOf(layers);
        }

        static RunEstimate of(PlannedRun run) {
            return new RunEstimate(
                    run.network().model(),
                    run.layers().stream().map(LayerDescription::name).toList(),
                    run.layers().stream().mapToLong(CampaignEstimate::units).sum());
        }
    }

    static CampaignEstimate of(CampaignPlan plan) {
        List<RunEstimate> runs = plan.runs().stream().map(RunEstimate::of).toList();
        int stimuli = plan.stimuli().manifest().stimuli().size();
        long units = runs.stream().mapToLong(RunEstimate::units).sum();
        return new CampaignEstimate(
                plan.name(),
                plan.stimuli().id(),
                stimuli,
                (long) stimuli * runs.size(),
                units,
                plan.storage(),
                plan.storage().bytes(Math.multiplyExact(units, (long) stimuli)),
                runs);
    }

    private static long units(LayerDescription layer) {
        return layer.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
