package org.fusiform.extractor.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MalformedMessage;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.CampaignCancelled;
import org.fusiform.telemetry.DeadLetters;

/**
 * Orders whose shards need no longer be started. Every replica reads the whole topic for itself. Advisory: a shard that is
 * computed all the same does no harm, so that forgetting the oldest orders is safe.
 */
@ApplicationScoped
public class Cancellations {
    private static final int MOST_ORDERS = 100_000;

    private final Set<String> orders = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_ORDERS;
        }
    }));

    @Incoming(Topics.CANCELLATIONS)
    CompletionStage<Void> cancelled(Message<String> message) {
        try {
            orders.addAll(MessageJson.read(message.getPayload(), CampaignCancelled.class)
                    .orders());
            return message.ack();
        } catch (MalformedMessage e) {
            return DeadLetters.take(message, e.getMessage(), e);
        }
    }

    boolean contains(String order) {
        return orders.contains(order);
    }
}
