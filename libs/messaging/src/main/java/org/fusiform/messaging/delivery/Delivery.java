package org.fusiform.messaging.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.telemetry.DeadLetters;

/** Works on one message and tells the broker how it ended. */
public final class Delivery {
    private Delivery() {}

    /** Acknowledges what is done; what cannot be done goes to the topic's dead letters with its reason. */
    public static CompletionStage<Void> of(Message<String> message, Consumer<String> work) {
        try {
            work.accept(message.getPayload());
        } catch (Stopping e) {
            // Neither done nor failed: the offset stays, and the next owner of the partition begins it anew.
            return new CompletableFuture<>();
        } catch (RuntimeException e) {
            return DeadLetters.take(message, e.getMessage(), e);
        }
        return message.ack();
    }
}
