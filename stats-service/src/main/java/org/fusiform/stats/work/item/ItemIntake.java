package org.fusiform.stats.work.item;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.AnalysisItem;
import org.fusiform.contracts.message.AnalysisItem.CrossLayerItem;
import org.fusiform.contracts.message.AnalysisItem.CrossModelItem;
import org.fusiform.contracts.message.AnalysisItem.LayerItem;
import org.fusiform.kafka.Place;
import org.fusiform.messaging.delivery.Delivery;
import org.fusiform.telemetry.ItemKind;
import org.fusiform.telemetry.LogKey;
import org.fusiform.telemetry.Work;
import org.fusiform.telemetry.Workbench;

/** Takes analysis items, as many at a time as the worker pool {@code analysis} has threads. */
@ApplicationScoped
public class ItemIntake {
    private final ItemRunner runner;
    private final Workbench bench;
    private final Delivery delivery;

    ItemIntake(ItemRunner runner, Workbench bench, Delivery delivery) {
        this.runner = runner;
        this.bench = bench;
        this.delivery = delivery;
    }

    @Incoming(Topics.ANALYSIS_REQUESTS)
    @Blocking(value = "analysis", ordered = false)
    public CompletionStage<Void> take(Message<String> message) {
        return delivery.of(message, payload -> {
            AnalysisItem item = MessageJson.read(payload, AnalysisItem.class);
            try (Work work = bench.begin(kind(item), message)
                    .about(LogKey.RUN, item.run())
                    .about(LogKey.ITEM, item.id())) {
                runner.run(item, Place.of(message), work);
            }
        });
    }

    private static ItemKind kind(AnalysisItem item) {
        return switch (item) {
            case LayerItem layer -> ItemKind.LAYER;
            case CrossLayerItem run -> ItemKind.CROSS_LAYER;
            case CrossModelItem campaign -> ItemKind.CROSS_MODEL;
        };
    }
}
