package org.fusiform.extractor.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fusiform.extractor.capture.Phase;
import org.fusiform.extractor.capture.PhaseClock;
import org.fusiform.extractor.network.GpuMemory;
import org.fusiform.extractor.weights.CacheUse;
import org.fusiform.telemetry.Metric;

/** What an extractor measures of its own. */
@Singleton
public class ExtractorMeters {
    private final MeterRegistry meters;
    private final Map<Phase, Timer> phases = new EnumMap<>(Phase.class);
    private final Counter images;
    private final Counter activations;

    ExtractorMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Phase phase : Phase.values()) {
            phases.put(
                    phase,
                    meters.timer(Metric.PHASES.id(), "phase", phase.name().toLowerCase(Locale.ROOT)));
        }
        images = meters.counter(Metric.IMAGES.id());
        activations = Counter.builder(Metric.ACTIVATIONS.id())
                .baseUnit(Metric.ACTIVATIONS.unit())
                .register(meters);
    }

    /** Into the seconds of each phase. */
    PhaseClock clock() {
        return (phase, nanos) -> phases.get(phase).record(Duration.ofNanos(nanos));
    }

    void stored(int stimuli, long bytes) {
        images.increment(stimuli);
        activations.increment(bytes);
    }

    /** @param name of the cache */
    public CacheUse cache(String name) {
        Counter hits = meters.counter(Metric.CACHE_LOOKUPS.id(), "cache", name, "result", "hit");
        Counter misses = meters.counter(Metric.CACHE_LOOKUPS.id(), "cache", name, "result", "miss");
        return found -> (found ? hits : misses).increment();
    }

    /** Asked for whenever metrics are read. */
    public void watch(GpuMemory memory) {
        watch(memory, "used", GpuMemory::used);
        watch(memory, "total", GpuMemory::total);
    }

    private void watch(GpuMemory memory, String state, ToDoubleFunction<GpuMemory> bytes) {
        Gauge.builder(Metric.GPU_MEMORY.id(), memory, bytes)
                .baseUnit(Metric.GPU_MEMORY.unit())
                .tag("state", state)
                .strongReference(true)
                .register(meters);
    }

    /** @param seconds since the process was asked to end */
    void draining(Drain drain, double limit, ToDoubleFunction<Drain> seconds) {
        Gauge.builder(Metric.DRAIN.id(), drain, seconds)
                .baseUnit(Metric.DRAIN.unit())
                .strongReference(true)
                .register(meters);
        Gauge.builder(Metric.DRAIN_LIMIT.id(), () -> limit)
                .baseUnit(Metric.DRAIN_LIMIT.unit())
                .register(meters);
    }
}
