package org.fusiform.stats.work.item;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.messaging.delivery.Delivery;

/** Takes analysis items, one at a time in this process. */
@ApplicationScoped
public class ItemIntake {
    private final ItemRunner runner;

    ItemIntake(ItemRunner runner) {
        this.runner = runner;
    }

    @Incoming(Topics.ANALYSIS_REQUESTS)
    @Blocking("analysis")
    public CompletionStage<Void> take(Message<String> message) {
        return Delivery.of(message, payload -> runner.run(MessageJson.read(payload, AnalysisItem.class)));
    }
}
