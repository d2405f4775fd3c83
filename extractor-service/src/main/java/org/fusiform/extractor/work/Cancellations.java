package org.fusiform.extractor.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.CampaignCancelled;

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
    void cancelled(String message) {
        orders.addAll(MessageJson.read(message, CampaignCancelled.class).orders());
    }

    boolean contains(String order) {
        return orders.contains(order);
    }
}
