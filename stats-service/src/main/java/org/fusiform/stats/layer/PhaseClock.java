package org.fusiform.stats.layer;

/** Takes how long the phases of an analysis were; a phase may come several times. */
@FunctionalInterface
public interface PhaseClock {
    /** For whoever does not want to know. */
    PhaseClock NONE = (phase, nanos) -> {};

    void spent(Phase phase, long nanos);
}
