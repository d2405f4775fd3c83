package org.fusiform.gateway.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusiform.contracts.array.ExtractionIdentity;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.gateway.campaign.plan.CampaignPlan;
import org.fusiform.gateway.campaign.plan.PlannedRun;

/** A planned campaign with its ids: what is written and sent for it. */
record NewCampaign(String id, String project, CampaignPlan plan, int shardStimuli, List<AnalysisPlan> runs) {

    /**
     * @param compute how a network of a family is computed
     * @param mostShardStimuli the stimuli that a work item may have; all have about the same number, so that the chunks of
     *     the last are not mostly padding
     */
    static NewCampaign of(String project, CampaignPlan plan, Function<String, Compute> compute, int mostShardStimuli) {
        String id = RandomId.next();
        int stimuli = plan.stimuli().manifest().stimuli().size();
        int shardStimuli = Math.ceilDiv(stimuli, Math.ceilDiv(stimuli, mostShardStimuli));
        List<String> names = IntStream.range(0, plan.runs().size())
                .mapToObj(position -> id + "-" + position)
                .toList();
        List<AnalysisPlan> runs = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            Compute how = compute.apply(run.network().family());
            runs.add(new AnalysisPlan(
                    project,
                    id,
                    names.get(runs.size()),
                    run.network(),
                    how,
                    plan.stimuli().id(),
                    stimuli,
                    shardStimuli,
                    plan.seed(),
                    run.layers().stream()
                            .map(layer -> layer(project, plan, run, layer, how, shardStimuli))
                            .toList(),
                    plan.analyses(),
                    names.size() > 1 ? names : List.of()));
        }
        return new NewCampaign(id, project, plan, shardStimuli, List.copyOf(runs));
    }

    private static PlannedLayer layer(
            String project, CampaignPlan plan, PlannedRun run, LayerDescription layer, Compute compute, int shard) {
        String extraction = new ExtractionIdentity(
                        project, run.network(), layer.name(), plan.stimuli().id(), compute, shard)
                .id();
        return new PlannedLayer(layer.name(), extraction, layer.shape(), layer.stage());
    }

    /** Under what a run's extractions would be computed if nobody has them yet. */
    static String orderOf(AnalysisPlan run) {
        return run.run();
    }

    /** Extraction id → order; of two runs with the same network the first computes for both. */
    Map<String, String> wanted() {
        Map<String, String> wanted = new HashMap<>();
        for (AnalysisPlan run : runs) {
            run.layers().forEach(layer -> wanted.putIfAbsent(layer.extraction(), orderOf(run)));
        }
        return wanted;
    }

    int shards() {
        return Math.ceilDiv(plan.stimuli().manifest().stimuli().size(), shardStimuli);
    }

    /** The shards of a run's order: every layer that was claimed under it. */
    List<ExtractionRequest> requests(AnalysisPlan run, Map<String, Optional<String>> claims) {
        Optional<String> order = Optional.of(orderOf(run));
        List<LayerTap> taps = run.layers().stream()
                .filter(layer -> claims.get(layer.extraction()).equals(order))
                .map(layer -> new LayerTap(layer.layer(), layer.extraction(), layer.shape()))
                .toList();
        StimulusManifest manifest = plan.stimuli().manifest();
        List<StimulusRef> stimuli = manifest.stimuli().stream()
                .map(entry -> new StimulusRef(entry.sha256(), entry.name()))
                .toList();
        List<ExtractionRequest> requests = new ArrayList<>();
        for (int shard = 0; shard < shards(); shard++) {
            int from = shard * shardStimuli;
            requests.add(new ExtractionRequest(
                    project,
                    id,
                    orderOf(run),
                    shard,
                    shardStimuli,
                    stimuli.size(),
                    run.network(),
                    run.compute(),
                    stimuli.subList(from, Math.min(stimuli.size(), from + shardStimuli)),
                    taps));
        }
        return requests;
    }
}
