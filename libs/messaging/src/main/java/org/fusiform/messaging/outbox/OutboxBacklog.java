package org.fusiform.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.fusiform.messaging.database.Transactions;
import org.fusiform.telemetry.Metric;

/** How much is waiting to be sent, looked at now and then by the relay. */
@ApplicationScoped
class OutboxBacklog {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Transactions transactions;
    private long looked = System.nanoTime() - INTERVAL.toNanos();
    private volatile long size;
    private volatile double ageSeconds;

    OutboxBacklog(Transactions transactions, MeterRegistry meters) {
        this.transactions = transactions;
        Gauge.builder(Metric.OUTBOX_SIZE.id(), () -> size).register(meters);
        Gauge.builder(Metric.OUTBOX_AGE.id(), () -> ageSeconds)
                .baseUnit(Metric.OUTBOX_AGE.unit())
                .register(meters);
    }

    /** Looks, if it is time to; called by one thread. */
    void look() {
        if (System.nanoTime() - looked < INTERVAL.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        Object[] row = transactions.call(
                session -> session.createNativeQuery("""
                        SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8
                        FROM {h-schema}outbox""", Object[].class).getSingleResult());
        size = (Long) row[0];
        ageSeconds = (Double) row[1];
    }
}
