package org.fusiform.messaging.delivery;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fusiform.telemetry.DeadLetters;
import org.jboss.logging.Logger;

/** Works on many messages at once and tells the broker how each ended. */
@ApplicationScoped
public class BatchDelivery {
    private static final Logger LOG = Logger.getLogger(BatchDelivery.class);

    private final OrderlyEnd end;

    BatchDelivery(OrderlyEnd end) {
        this.end = end;
    }

    /**
     * Acknowledges what is done. A message that cannot be read or done goes to the topic's dead letters with its reason,
     * and holds up no other: where the work on all fails, each is tried by itself.
     */
    public <T> CompletionStage<Void> of(
            KafkaRecordBatch<String, String> batch, Function<String, T> read, Consumer<List<T>> work) {
        return end.before(() -> deliver(batch, read, work));
    }

    private <T> CompletionStage<Void> deliver(
            KafkaRecordBatch<String, String> batch, Function<String, T> read, Consumer<List<T>> work) {
        Refusals refusals = new Refusals();
        Map<KafkaRecord<String, String>, T> all = new LinkedHashMap<>();
        for (KafkaRecord<String, String> message : batch.getRecords()) {
            refusals.unless(message, () -> all.put(message, read.apply(message.getPayload())));
        }
        together(all, work, refusals);
        return CompletableFuture.allOf(refusals.sent.toArray(CompletableFuture[]::new))
                .thenCompose(sent -> batch.ack());
    }

    private <T> void together(Map<KafkaRecord<String, String>, T> all, Consumer<List<T>> work, Refusals refusals) {
        if (all.isEmpty()) {
            return;
        }
        try {
            work.accept(List.copyOf(all.values()));
        } catch (RuntimeException e) {
            end.stopIfEnded(e);
            LOG.warnf("%d messages one by one, since together they fail: %s", all.size(), e.getMessage());
            all.forEach((message, item) -> refusals.unless(message, () -> work.accept(List.of(item))));
        }
    }

    private final class Refusals {
        private final List<CompletableFuture<Void>> sent = new ArrayList<>();

        void unless(KafkaRecord<String, String> message, Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                end.stopIfEnded(e);
                sent.add(DeadLetters.take(message, e.getMessage(), e).toCompletableFuture());
            }
        }
    }
}
