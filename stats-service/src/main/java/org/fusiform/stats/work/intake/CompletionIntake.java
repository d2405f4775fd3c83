package org.fusiform.stats.work.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.messaging.delivery.BatchDelivery;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.stats.work.ledger.Ledger;

/** Takes how shards ended, as many as a poll gives in one transaction. */
@ApplicationScoped
public class CompletionIntake {
    private final Ledger ledger;
    private final BatchDelivery delivery;

    CompletionIntake(Ledger ledger, BatchDelivery delivery) {
        this.ledger = ledger;
        this.delivery = delivery;
    }

    @Incoming(Topics.EXTRACTION_COMPLETIONS)
    @Blocking
    public CompletionStage<Void> take(KafkaRecordBatch<String, String> batch) {
        return delivery.of(
                batch,
                payload -> MessageJson.read(payload, ExtractionOutcome.class),
                outcomes -> Retry.FOREVER.run(outcomes.size() + " shards", () -> ledger.ended(outcomes)));
    }
}
