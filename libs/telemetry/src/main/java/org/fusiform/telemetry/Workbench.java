package org.fusiform.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The items that this process has in hand, and how those before them ended. */
@ApplicationScoped
public class Workbench {
    private static final String INSTRUMENTATION = "org.fusiform";

    private final MeterRegistry meters;
    private final Set<Work> inHand = ConcurrentHashMap.newKeySet();

    Workbench(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder(Metric.ITEMS_IN_HAND.id(), inHand, Set::size).register(meters);
        Gauge.builder(Metric.ITEM_AGE.id(), this, bench -> bench.longest().toMillis() / 1e3)
                .baseUnit(Metric.ITEM_AGE.unit())
                .register(meters);
    }

    /** Takes an item in hand, to be closed by the same thread. */
    public Work begin(ItemKind kind, Message<?> message) {
        message.getMetadata(IncomingKafkaRecordMetadata.class)
                .ifPresent(record -> meters.timer(Metric.QUEUE_AGE.id(), "kind", kind.id())
                        .record(nonNegative(Duration.between(record.getTimestamp(), Instant.now()))));
        Work work = new Work(this, kind, span(kind));
        inHand.add(work);
        return work;
    }

    /** Part of the trace that the message came with; of none, where it came without. */
    private static Span span(ItemKind kind) {
        return Span.current().getSpanContext().isValid()
                ? GlobalOpenTelemetry.getTracer(INSTRUMENTATION)
                        .spanBuilder(kind.id())
                        .startSpan()
                : Span.getInvalid();
    }

    /** Clocks of two machines differ. */
    private static Duration nonNegative(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }

    void ended(Work work, ItemKind kind, Outcome outcome, long nanos) {
        inHand.remove(work);
        Timer.builder(Metric.ITEMS.id())
                .tags("kind", kind.id(), "outcome", outcome.id())
                .register(meters)
                .record(Duration.ofNanos(nanos));
    }

    /** How long the oldest item is in hand; zero where there is none. */
    Duration longest() {
        long now = System.nanoTime();
        return Duration.ofNanos(
                inHand.stream().mapToLong(work -> now - work.start()).max().orElse(0));
    }
}
