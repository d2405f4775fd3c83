package org.fusiform.messaging.delivery;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
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
public final class BatchDelivery {
    private static final Logger LOG = Logger.getLogger(BatchDelivery.class);

    private BatchDelivery() {}

    /**
     * Acknowledges what is done. A message that cannot be read or done goes to the topic's dead letters with its reason,
     * and holds up no other: where the work on all fails, each is tried by itself.
     */
    public static <T> CompletionStage<Void> of(
            KafkaRecordBatch<String, String> batch, Function<String, T> read, Consumer<List<T>> work) {
        Refusals refusals = new Refusals();
        Map<KafkaRecord<String, String>, T> all = new LinkedHashMap<>();
        for (KafkaRecord<String, String> message : batch.getRecords()) {
            refusals.unless(message, () -> all.put(message, read.apply(message.getPayload())));
        }
        try {
            together(all, work, refusals);
        } catch (Stopping e) {
            // Neither done nor failed: the offsets stay, and the next owner of the partition begins anew.
            return new CompletableFuture<>();
        }
        return CompletableFuture.allOf(refusals.sent.toArray(CompletableFuture[]::new))
                .thenCompose(sent -> batch.ack());
    }

    private static <T> void together(
            Map<KafkaRecord<String, String>, T> all, Consumer<List<T>> work, Refusals refusals) {
        if (all.isEmpty()) {
            return;
        }
        try {
            work.accept(List.copyOf(all.values()));
        } catch (Stopping e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("%d messages one by one, since together they fail: %s", all.size(), e.getMessage());
            all.forEach((message, item) -> refusals.unless(message, () -> work.accept(List.of(item))));
        }
    }

    private static final class Refusals {
        private final List<CompletableFuture<Void>> sent = new ArrayList<>();

        void unless(KafkaRecord<String, String> message, Runnable work) {
            try {
                work.run();
            } catch (Stopping e) {
                throw e;
            } catch (RuntimeException e) {
                sent.add(DeadLetters.take(message, e.getMessage(), e).toCompletableFuture());
            }
        }
    }
}
