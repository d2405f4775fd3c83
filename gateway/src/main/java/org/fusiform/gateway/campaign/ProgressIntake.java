package org.fusiform.gateway.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisOutcome;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.messaging.delivery.BatchDelivery;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.messaging.delivery.Retry;

/** Messages that tell how far campaigns are. */
@ApplicationScoped
public class ProgressIntake {
    private final ShardProgress shards;
    private final AnalysisProgress analyses;
    private final CampaignMeters meters;
    private final Delivery delivery;
    private final BatchDelivery batches;

    ProgressIntake(
            ShardProgress shards,
            AnalysisProgress analyses,
            CampaignMeters meters,
            Delivery delivery,
            BatchDelivery batches) {
        this.shards = shards;
        this.analyses = analyses;
        this.meters = meters;
        this.delivery = delivery;
        this.batches = batches;
    }

    @Incoming(Topics.EXTRACTION_COMPLETIONS)
    @Blocking
    public CompletionStage<Void> shards(KafkaRecordBatch<String, String> batch) {
        return batches.of(batch, payload -> MessageJson.read(payload, ExtractionOutcome.class), outcomes -> {
            Retry.FOREVER.run(outcomes.size() + " shards", () -> shards.take(outcomes));
            meters.heard(outcomes);
        });
    }

    @Incoming(Topics.ANALYSIS_COMPLETIONS)
    @Blocking
    public CompletionStage<Void> analysis(Message<String> message) {
        return delivery.of(message, payload -> {
            AnalysisOutcome outcome = MessageJson.read(payload, AnalysisOutcome.class);
            Retry.FOREVER.run("analysis of run " + outcome.run(), () -> analyses.take(outcome));
            meters.heard(outcome);
        });
    }
}
