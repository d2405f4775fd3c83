package org.fusiform.gateway.model;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.InspectionOutcome;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.messaging.delivery.Retry;

/** Takes what extractors found out about imported models. */
@ApplicationScoped
public class InspectionIntake {
    private final ModelImports imports;
    private final Delivery delivery;

    InspectionIntake(ModelImports imports, Delivery delivery) {
        this.imports = imports;
        this.delivery = delivery;
    }

    @Incoming(Topics.MODEL_INSPECTION_COMPLETIONS)
    @Blocking
    public CompletionStage<Void> take(Message<String> message) {
        return delivery.of(message, payload -> {
            InspectionOutcome outcome = MessageJson.read(payload, InspectionOutcome.class);
            Retry.FOREVER.run("model " + outcome.network().model(), () -> imports.answered(outcome));
        });
    }
}
