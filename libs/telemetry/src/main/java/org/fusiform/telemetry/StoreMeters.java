package org.fusiform.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.NoSuchObject;
import org.fusiform.storage.ObjectTooLarge;
import org.fusiform.storage.StorageException;
import org.fusiform.storage.StoreObserver;
import org.fusiform.storage.StoreRefused;
import org.fusiform.storage.StoreUnavailable;

/** How the object store answers. */
@ApplicationScoped
public class StoreMeters implements StoreObserver {
    private final MeterRegistry meters;
    private final Counter unavailable;
    private final Counter refused;

    StoreMeters(MeterRegistry meters) {
        this.meters = meters;
        this.unavailable = meters.counter(Metric.STORE_ERRORS.id(), "kind", "unavailable");
        this.refused = meters.counter(Metric.STORE_ERRORS.id(), "kind", "refused");
    }

    @Override
    public void called(String operation, long nanos) {
        meters.timer(Metric.STORE_CALLS.id(), "operation", operation).record(Duration.ofNanos(nanos));
    }

    @Override
    public void failed(StorageException failure) {
        switch (failure) {
            case StoreUnavailable away -> unavailable.increment();
            case StoreRefused no -> refused.increment();
            case NoSuchObject absent -> {}
            case ObjectTooLarge large -> {}
            case CorruptObject corrupt -> {}
        }
    }
}
