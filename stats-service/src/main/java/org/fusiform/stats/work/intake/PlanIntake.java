package org.fusiform.stats.work.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisPlan;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.stats.work.ledger.Ledger;

/** Takes the plans of new runs. */
@ApplicationScoped
public class PlanIntake {
    private final Ledger ledger;
    private final Delivery delivery;

    PlanIntake(Ledger ledger, Delivery delivery) {
        this.ledger = ledger;
        this.delivery = delivery;
    }

    @Incoming(Topics.ANALYSIS_PLANS)
    @Blocking
    public CompletionStage<Void> take(Message<String> message) {
        return delivery.of(message, payload -> {
            AnalysisPlan plan = MessageJson.read(payload, AnalysisPlan.class);
            Retry.FOREVER.run("plan of run " + plan.run(), () -> ledger.planned(plan));
        });
    }
}
