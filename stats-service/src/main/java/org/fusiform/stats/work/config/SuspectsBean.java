package org.fusiform.stats.work.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.fusiform.kafka.PartitionsRevoked;
import org.fusiform.kafka.suspect.Suspects;
import org.fusiform.messaging.delivery.Retry;
import org.fusiform.storage.ObjectStore;
import org.fusiform.telemetry.WorkConfig;

/** Wires the marks of what is in hand. */
@Singleton
class SuspectsBean {
    @Produces
    @Singleton
    Suspects suspects(ObjectStore store, WorkConfig work, StatsConfig config) {
        Retry retry = new Retry(config.giveUpAfter());
        return new Suspects(store, work.mostDeaths(), task -> retry.run("marks of items in hand", task));
    }

    /** What is in hand at an orderly end is given back, which is no death. */
    void close(@Disposes Suspects suspects) {
        suspects.release(place -> true);
    }

    void revoked(@Observes PartitionsRevoked event, Suspects suspects) {
        suspects.release(event::have);
    }
}
