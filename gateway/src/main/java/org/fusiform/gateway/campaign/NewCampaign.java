package org.fusiform.gateway.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusiform.contracts.array.ExtractionIdentity;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.AnalysisPlan.PlannedLayer;
import org.fusiform.contracts.network.Compute;
import org.fusiform.contracts.network.LayerDescription;
import org.fusiform.gateway.campaign.plan.CampaignPlan;
import org.fusiform.gateway.campaign.plan.PlannedRun;

/** A planned campaign with its ids: what is written and sent for it. */
record NewCampaign(String id, String project, CampaignPlan plan, List<AnalysisPlan> runs) {

    /** @param compute how a network of a family is computed */
    static NewCampaign of(String project, CampaignPlan plan, Function<String, Compute> compute, ShardSize size) {
        String id = RandomId.next();
        int stimuli = plan.stimuli().manifest().stimuli().size();
        List<String> names = IntStream.range(0, plan.runs().size())
                .mapToObj(position -> id + "-" + position)
                .toList();
        List<AnalysisPlan> runs = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            Compute how = compute.apply(run.network().family());
            int shardStimuli = size.stimuli(stimuli, run.layers());
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
                    names.size() > 1 ? names : List.of(),
                    plan.storage()));
        }
        return new NewCampaign(id, project, plan, List.copyOf(runs));
    }

    private static PlannedLayer layer(
            String project, CampaignPlan plan, PlannedRun run, LayerDescription layer, Compute compute, int shard) {
        String extraction = new ExtractionIdentity(
                        project, run.network(), layer.name(), plan.stimuli().id(), compute, shard, plan.storage())
                .id();
        return new PlannedLayer(layer.name(), extraction, layer.shape(), layer.stage());
    }

    /** Extraction → bytes of the array that it stores, before they are compressed. */
    Map<String, Long> arrayBytes() {
        Map<String, Long> bytes = new HashMap<>();
        for (AnalysisPlan run : runs) {
            for (PlannedLayer layer : run.layers()) {
                long units =
                        layer.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
                bytes.put(layer.extraction(), run.storage().bytes(units * run.totalStimuli()));
            }
        }
        return bytes;
    }

    /** By their index in the document. */
    SortedMap<Integer, AnalysisPlan> runsByPosition() {
        SortedMap<Integer, AnalysisPlan> byPosition = new TreeMap<>();
        for (int position = 0; position < runs.size(); position++) {
            byPosition.put(position, runs.get(position));
        }
        return byPosition;
    }
}
