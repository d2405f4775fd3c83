package org.fusiform.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * SmallRye's throttled commits, and a second look at them. A throttled commit that fails, as while the broker is away, is
 * made again only with the partition's next message; until then what is done counts as lag, for which an autoscaler keeps
 * pods. Here a partition on which nothing is under way is committed until the broker confirms it.
 */
public final class ConfirmedCommit extends ContextHolder implements KafkaCommitHandler {
    /** The name of this strategy in {@code commit-strategy}. */
    public static final String NAME = "confirmed";

    private static final Logger LOG = Logger.getLogger(ConfirmedCommit.class);
    private static final int LOOK_MILLIS = 5_000;

    private final KafkaThrottledLatestProcessedCommit throttled;
    private final KafkaConsumer<?, ?> consumer;
    private final Event<PartitionsRevoked> revocations;
    private final Progress progress = new Progress();
    private final long timer;

    private ConfirmedCommit(
            KafkaThrottledLatestProcessedCommit throttled,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            Event<PartitionsRevoked> revocations) {
        super(vertx, throttled.getTimeoutInMillis());
        this.throttled = throttled;
        this.consumer = consumer;
        this.revocations = revocations;
        this.timer = vertx.setPeriodic(LOOK_MILLIS, id -> look());
    }

    /** Of each channel that names the strategy. */
    @ApplicationScoped
    @Identifier(NAME)
    public static class Factory implements KafkaCommitHandler.Factory {
        private final Event<PartitionsRevoked> revocations;

        Factory(Event<PartitionsRevoked> revocations) {
            this.revocations = revocations;
        }

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new ConfirmedCommit(
                    new KafkaThrottledLatestProcessedCommit.Factory().create(config, vertx, consumer, reportFailure),
                    vertx,
                    consumer,
                    revocations);
        }
    }

    private void look() {
        Map<TopicPartition, Long> offsets = progress.unconfirmed();
        if (offsets.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
        offsets.forEach((partition, offset) -> commit.put(partition, new OffsetAndMetadata(offset)));
        consumer.commitAsync(commit)
                .subscribe()
                .with(
                        done -> progress.confirmed(offsets),
                        failure -> LOG.debugf(failure, "not yet committed: %s", offsets));
    }

    @Override
    public void capture(io.vertx.core.Context context) {
        super.capture(context);
        throttled.capture(context);
    }

    @Override
    public <K, V> Multi<IncomingKafkaRecord<K, V>> decorateStream(Multi<IncomingKafkaRecord<K, V>> records) {
        return throttled.decorateStream(records);
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        progress.received(partition(record), record.getOffset());
        return throttled.received(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        return throttled.handle(record).invoke(() -> progress.handled(partition(record), record.getOffset()));
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        progress.forget(partitions);
        throttled.partitionsAssigned(partitions);
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        throttled.partitionsRevoked(partitions);
        progress.forget(partitions);
        revocations.fire(new PartitionsRevoked(Set.copyOf(partitions)));
    }

    @Override
    public void terminate(boolean graceful) {
        vertx.cancelTimer(timer);
        throttled.terminate(graceful);
    }

    private static TopicPartition partition(IncomingKafkaRecord<?, ?> record) {
        return new TopicPartition(record.getTopic(), record.getPartition());
    }
}
