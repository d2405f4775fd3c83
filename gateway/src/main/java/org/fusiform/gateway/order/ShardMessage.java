package org.fusiform.gateway.order;

import java.util.List;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerTap;

/** What a shard becomes on its release: a request to extractors, or the word that it can never be one. */
record ShardMessage(String topic, String key, String payload, String trace) {
    static ShardMessage asking(ExtractionRequest request, String trace) {
        return new ShardMessage(Topics.EXTRACTION_REQUESTS, request.shardId(), MessageJson.write(request), trace);
    }

    /** As an extractor would say it, so that the gateway and stats hear it as they hear everything. */
    static ShardMessage refusing(ExtractionRequest any, int shard, String reason, String trace) {
        List<String> extractions =
                any.layers().stream().map(LayerTap::extraction).toList();
        ShardFailed failed = new ShardFailed(
                any.project(), any.order(), shard, extractions, reason, null, LayerTap.generations(any.layers()));
        return new ShardMessage(
                Topics.EXTRACTION_COMPLETIONS, any.order() + "/" + shard, MessageJson.write(failed), trace);
    }
}
