package org.fusiform.messaging.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Works on one message and tells the broker how it ended. */
public final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private Delivery() {}

    /** Acknowledges what is done; what cannot be done goes to the topic's dead letters with its reason. */
    public static CompletionStage<Void> of(Message<String> message, Consumer<String> work) {
        try {
            work.accept(message.getPayload());
        } catch (Stopping e) {
            // Neither done nor failed: the offset stays, and the next owner of the partition begins it anew.
            return new CompletableFuture<>();
        } catch (RuntimeException e) {
            LOG.errorf("to dead letters: %s", e.getMessage());
            return message.nack(e);
        }
        return message.ack();
    }
}
