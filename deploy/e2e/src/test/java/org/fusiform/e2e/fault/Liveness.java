package org.fusiform.e2e.fault;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks every service again and again whether it is alive: an outage elsewhere is no reason to have it killed. */
final class Liveness implements AutoCloseable {
    private static final int MILLIS = 700;

    private final FaultySystem system;
    private final Set<String> dead = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    private Liveness(FaultySystem system) {
        this.system = system;
    }

    static Liveness watch(FaultySystem system) {
        Liveness liveness = new Liveness(system);
        liveness.scheduler.scheduleWithFixedDelay(liveness::ask, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        return liveness;
    }

    private void ask() {
        Rest rest = system.rest();
        try {
            for (ServiceVictim service : system.services()) {
                if (!rest.alive(service.url())) {
                    dead.add(service.name());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that denied it. */
    Set<String> dead() {
        return Set.copyOf(dead);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
