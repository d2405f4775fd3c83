package org.fusiform.messaging.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.telemetry.DeadLetters;

/** Works on one message and tells the broker how it ended. */
@ApplicationScoped
public class Delivery {
    private final OrderlyEnd end;

    Delivery(OrderlyEnd end) {
        this.end = end;
    }

    /** Acknowledges what is done; what cannot be done goes to the topic's dead letters with its reason. */
    public CompletionStage<Void> of(Message<String> message, Consumer<String> work) {
        return end.before(() -> deliver(message, work));
    }

    private CompletionStage<Void> deliver(Message<String> message, Consumer<String> work) {
        try {
            work.accept(message.getPayload());
        } catch (RuntimeException e) {
            end.stopIfEnded(e);
            return DeadLetters.take(message, e.getMessage(), e);
        }
        return message.ack();
    }
}
