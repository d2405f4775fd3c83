package org.fusiform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class WorkbenchTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Workbench bench = new Workbench(meters);

    @Test
    void an_item_is_in_hand_until_it_is_closed_and_counted_as_it_ended() {
        // When
        try (Work work = bench.begin(ItemKind.SHARD, sentBefore(Duration.ofMinutes(2)))
                .about(LogKey.CAMPAIGN, "c")
                .about(LogKey.SHARD, null)) {
            // Then
            assertThat(inHand()).isEqualTo(1);
            assertThat(MDC.get("campaign")).isEqualTo("c");
            assertThat(MDC.get("shard")).isNull();
            work.ended(Outcome.DONE);
        }

        // Then
        assertThat(inHand()).isZero();
        assertThat(MDC.get("campaign")).isNull();
        assertThat(ended("shard", "done")).isEqualTo(1);
        assertThat(meters.get(Metric.QUEUE_AGE.id())
                        .tag("kind", "shard")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isBetween(120.0, 180.0);
    }

    @Test
    void an_item_that_is_not_said_to_have_ended_has_failed() {
        bench.begin(ItemKind.CROSS_MODEL, Message.of("")).close();

        assertThat(ended("cross-model", "failed")).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_behind_makes_no_age_negative() {
        bench.begin(ItemKind.LAYER, sentBefore(Duration.ofMinutes(-2))).close();

        assertThat(meters.get(Metric.QUEUE_AGE.id()).timer().totalTime(TimeUnit.SECONDS))
                .isZero();
    }

    @Test
    void who_has_an_item_for_too_long_is_not_ready() {
        // Given
        WorkHealth patient = new WorkHealth(bench, Duration.ofHours(1));
        WorkHealth impatient = new WorkHealth(bench, Duration.ofSeconds(-1));

        // When, Then
        try (Work _ = bench.begin(ItemKind.LAYER, Message.of(""))) {
            assertThat(patient.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            assertThat(impatient.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        }
    }

    private double inHand() {
        return meters.get(Metric.ITEMS_IN_HAND.id()).gauge().value();
    }

    private long ended(String kind, String outcome) {
        return meters.get(Metric.ITEMS.id())
                .tags("kind", kind, "outcome", outcome)
                .timer()
                .count();
    }

    private static Message<String> sentBefore(Duration age) {
        ConsumerRecord<String, String> record = new ConsumerRecord<>(
                "topic",
                0,
                0,
                Instant.now().minus(age).toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "",
                new RecordHeaders(),
                Optional.empty());
        return Message.of("", Metadata.of(new IncomingKafkaRecordMetadata<>(record, "channel")));
    }
}
