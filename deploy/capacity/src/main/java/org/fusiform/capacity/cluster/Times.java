package org.fusiform.capacity.cluster;

import java.util.EnumMap;
import java.util.Map;

/** Seconds of pods by what they were spent on. */
public final class Times {
    private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);

    void add(Phase phase, double more) {
        seconds.merge(phase, more, Double::sum);
    }

    public double of(Phase phase) {
        return seconds.getOrDefault(phase, 0.0);
    }

    /** Of all pods from their creation to their end. */
    public double all() {
        return seconds.values().stream().mapToDouble(each -> each).sum();
    }

    /** @return between 0 and 1; 0 where there was no pod */
    public double share(Phase phase) {
        return all() == 0 ? 0 : of(phase) / all();
    }

    /** What most of the time went to. */
    public Phase greatest() {
        Phase greatest = Phase.IDLE;
        for (Phase phase : Phase.values()) {
            greatest = of(phase) > of(greatest) ? phase : greatest;
        }
        return greatest;
    }
}
