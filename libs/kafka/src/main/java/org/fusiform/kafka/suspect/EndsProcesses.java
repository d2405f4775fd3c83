package org.fusiform.kafka.suspect;

/** An item is not worked on again, since each process that did has died. */
public final class EndsProcesses extends RuntimeException {
    EndsProcesses(int deaths) {
        super("given up after %d processes have died while they worked on it; see whether they had memory enough"
                .formatted(deaths));
    }
}
