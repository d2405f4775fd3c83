package org.fusiform.stats.work.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ExtractionDiscarded;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.stats.work.ledger.Ledger;

/** Takes which activations are no longer stored. */
@ApplicationScoped
public class DiscardIntake {
    private final Ledger ledger;
    private final Delivery delivery;

    DiscardIntake(Ledger ledger, Delivery delivery) {
        this.ledger = ledger;
        this.delivery = delivery;
    }

    @Incoming(Topics.EXTRACTION_DISCARDS)
    @Blocking
    public CompletionStage<Void> take(Message<String> message) {
        return delivery.of(message, payload -> {
            ExtractionDiscarded discarded = MessageJson.read(payload, ExtractionDiscarded.class);
            Retry.FOREVER.run("discarding extraction " + discarded.extraction(), () -> ledger.discarded(discarded));
        });
    }
}
