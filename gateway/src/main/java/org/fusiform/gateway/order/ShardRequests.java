package org.fusiform.gateway.order;

import java.util.List;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.stimulus.ManifestEntry;
import org.fusiform.contracts.stimulus.StimulusManifest;
import org.fusiform.contracts.stimulus.StimulusRef;

/** Requests of an order: what all have in common is kept with it, the stimuli of each come from the manifest. */
final class ShardRequests {
    private ShardRequests() {}

    static int shardsOf(ExtractionRequest any) {
        return Math.ceilDiv(any.totalStimuli(), any.shardStimuli());
    }

    static ExtractionRequest of(ExtractionRequest any, int shard, StimulusManifest manifest) {
        List<ManifestEntry> all = manifest.stimuli();
        if (all.size() != any.totalStimuli()) {
            throw new ManifestMismatch(all.size(), any.totalStimuli());
        }
        int from = shard * any.shardStimuli();
        List<StimulusRef> stimuli = all.subList(from, Math.min(all.size(), from + any.shardStimuli())).stream()
                .map(entry -> new StimulusRef(entry.sha256(), entry.name()))
                .toList();
        return new ExtractionRequest(
                any.project(),
                any.campaign(),
                any.order(),
                shard,
                any.shardStimuli(),
                any.totalStimuli(),
                any.network(),
                any.compute(),
                stimuli,
                any.layers(),
                any.storage());
    }
}
