package org.fusiform.gateway.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.contracts.stimulus.StimulusRef;

/** The shards of a run's order: every layer that was claimed under it. */
final class ShardRequests {
    private ShardRequests() {}

    /** @param claims extraction id → the order that computes it; empty where it is stored */
    static List<ExtractionRequest> of(
            AnalysisPlan run, StimulusManifest manifest, Map<String, Optional<String>> claims) {
        Optional<String> order = Optional.of(RunIssue.orderOf(run));
        List<LayerTap> taps = run.layers().stream()
                .filter(layer -> claims.get(layer.extraction()).equals(order))
                .map(layer -> new LayerTap(layer.layer(), layer.extraction(), layer.shape()))
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
                    order.get(),
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
