package org.fusiform.extractor.capture;

/** Takes how long the phases of a shard were; a phase may come several times. */
@FunctionalInterface
public interface PhaseClock {
    /** For whoever does not want to know. */
    PhaseClock NONE = (phase, nanos) -> {};

    void spent(Phase phase, long nanos);
}
