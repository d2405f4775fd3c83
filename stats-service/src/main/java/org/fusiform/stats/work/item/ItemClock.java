package org.fusiform.stats.work.item;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.fusiform.stats.layer.Phase;
import org.fusiform.stats.layer.PhaseClock;
import org.fusiform.telemetry.Metric;

/** Into the seconds of each phase of layer items. */
@ApplicationScoped
class ItemClock implements PhaseClock {
    private final MeterRegistry meters;

    ItemClock(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void spent(Phase phase, long nanos) {
        spent(phase.name().toLowerCase(Locale.ROOT), nanos);
    }

    /** Writing what was found to the store. */
    void stored(long nanos) {
        spent("store", nanos);
    }

    private void spent(String phase, long nanos) {
        meters.timer(Metric.PHASES.id(), "phase", phase).record(Duration.ofNanos(nanos));
    }
}
