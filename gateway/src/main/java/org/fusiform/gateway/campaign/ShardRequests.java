package org.fusiform.gateway.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.gateway.order.Claim;

/** The shards of a run's order: every layer that was claimed under it. */
final class ShardRequests {
    private ShardRequests() {}

    /** @param claims extraction id → the order that computes it */
    static List<ExtractionRequest> of(AnalysisPlan run, StimulusManifest manifest, Map<String, Claim> claims) {
        String order = RunIssue.orderOf(run);
        List<LayerTap> taps = run.layers().stream()
                .filter(layer -> claims.get(layer.extraction()).isUnder(order))
                .map(layer -> new LayerTap(layer.layer(), layer.extraction(), layer.shape(), layer.generation()))
                .toList();
        List<StimulusRef> stimuli = manifest.stimuli().stream()
                .map(entry -> new StimulusRef(entry.sha256(), entry.name()))
                .toList();
        List<ExtractionRequest> requests = new ArrayList<>();
        for (int shard = 0; shard < RunIssue.shardsOf(run); shard++) {
            int from = shard * run.shardStimuli();
            requests.add(new ExtractionRequest(
                    run.project(),
                    run.campaign(),
                    order,
                    shard,
                    run.shardStimuli(),
                    stimuli.size(),
                    run.network(),
                    run.compute(),
                    stimuli.subList(from, Math.min(stimuli.size(), from + run.shardStimuli())),
                    taps));
        }
        return requests;
    }
}
