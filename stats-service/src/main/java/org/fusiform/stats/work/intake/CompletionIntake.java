package org.fusiform.stats.work.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionOutcome;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionOutcome.ShardFailed;
import org.fusiform.contracts.message.ExtractionOutcome.ShardSkipped;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.stats.work.ledger.Ledger;

/** Takes how shards ended. */
@ApplicationScoped
public class CompletionIntake {
    private final Ledger ledger;

    CompletionIntake(Ledger ledger) {
        this.ledger = ledger;
    }

    @Incoming(Topics.EXTRACTION_COMPLETIONS)
    @Blocking
    public CompletionStage<Void> take(Message<String> message) {
        return Delivery.of(message, payload -> {
            ExtractionOutcome outcome = MessageJson.read(payload, ExtractionOutcome.class);
            Retry.FOREVER.run("shard " + outcome.order() + "/" + outcome.shard(), () -> record(outcome));
        });
    }

    private void record(ExtractionOutcome outcome) {
        switch (outcome) {
            case ShardCompleted completed -> ledger.completed(completed);
            case ShardFailed failed -> ledger.failed(failed);
            // Nothing was stored and nothing is wrong: a run that still needs it has a renewed order.
            case ShardSkipped skipped -> {}
        }
    }
}
