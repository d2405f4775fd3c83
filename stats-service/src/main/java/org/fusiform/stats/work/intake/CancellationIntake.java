package org.fusiform.stats.work.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.stats.work.ledger.Ledger;

/** Takes which runs nobody waits for any more. */
@ApplicationScoped
public class CancellationIntake {
    private final Ledger ledger;
    private final Delivery delivery;

    CancellationIntake(Ledger ledger, Delivery delivery) {
        this.ledger = ledger;
        this.delivery = delivery;
    }

    @Incoming(Topics.CANCELLATIONS)
    @Blocking
    public CompletionStage<Void> take(Message<String> message) {
        return delivery.of(message, payload -> {
            CampaignCancelled cancelled = MessageJson.read(payload, CampaignCancelled.class);
            Retry.FOREVER.run("cancelling campaign " + cancelled.campaign(), () -> ledger.cancelled(cancelled));
        });
    }
}
