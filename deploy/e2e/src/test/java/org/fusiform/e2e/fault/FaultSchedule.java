package org.fusiform.e2e.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fusiform.embedded.leash.Signals;

/** Faults in the order and with the pauses that a seed gives; each begins when the services have said enough. */
final class FaultSchedule implements AutoCloseable {
    /** Longer than the session of a consumer. */
    private static final int STANDSTILL_MILLIS = 8_000;

    private static final int LONGEST_AWAY_MILLIS = 2_000;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    private enum Fault {
        GATEWAY_KILLED,
        EXTRACTOR_KILLED,
        STATS_KILLED,
        BROKER_KILLED,
        DATABASE_KILLED,
        STORE_KILLED,
        BROKER_STANDS_STILL,
        STORE_REFUSES,
        STORE_BREAKS_OFF,
        STORE_IS_SLOW,
        MESSAGES_AGAIN
    }

    private final FaultySystem system;
    private final Tape tape;
    private final Random random;
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(4);
    private final Map<String, Future<?>> recoveries = new ConcurrentHashMap<>();
    private final long start = System.nanoTime();

    FaultSchedule(FaultySystem system, Tape tape, long seed) {
        this.system = system;
        this.tape = tape;
        this.random = new Random(seed);
    }

    /**
     * Every kind of fault about as often as any other.
     *
     * @param messages that the services say between two faults, on average
     * @param over whether nothing is left that could be disturbed, which ends the waiting, not the faults
     */
    void run(int faults, int messages, BooleanSupplier over) throws Exception {
        List<Fault> deck = new ArrayList<>();
        while (deck.size() < faults) {
            List<Fault> all = new ArrayList<>(List.of(Fault.values()));
            Collections.shuffle(all, random);
            deck.addAll(all);
        }
        for (Fault fault : deck.subList(0, faults)) {
            int enough = tape.length() + 1 + random.nextInt(2 * messages);
            long end = System.nanoTime() + LONGEST_SILENCE.toNanos();
            await().atMost(LONGEST_SILENCE.multipliedBy(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> tape.length() >= enough || over.getAsBoolean() || System.nanoTime() > end);
            later(random.nextInt(300), () -> {}).get();
            System.out.printf(
                    "%6.1f s, message %d%s: %s%n",
                    (System.nanoTime() - start) / 1e9, tape.length(), over.getAsBoolean() ? " (over)" : "", fault);
            happen(fault);
        }
        awaitRecovery();
    }

    private void happen(Fault fault) throws Exception {
        switch (fault) {
            case GATEWAY_KILLED -> kill(system.gateway);
            case EXTRACTOR_KILLED -> kill(system.extractors.get(random.nextInt(system.extractors.size())));
            case STATS_KILLED -> kill(system.stats);
            case BROKER_KILLED -> kill(system.broker);
            case DATABASE_KILLED -> kill(system.database);
            case STORE_KILLED -> kill(system.store);
            case BROKER_STANDS_STILL -> {
                awaitRecovery(system.broker.name());
                long pid = system.broker.pid();
                Signals.send("STOP", pid);
                recoveries.put(system.broker.name(), later(STANDSTILL_MILLIS, () -> Signals.send("CONT", pid)));
            }
            case STORE_REFUSES -> {
                system.proxy.refuse(true);
                recoveries.put("proxy-refuses", later(away(), () -> system.proxy.refuse(false)));
            }
            case STORE_BREAKS_OFF -> system.proxy.cut(1 + random.nextInt(10));
            case STORE_IS_SLOW -> {
                system.proxy.delay(1 + random.nextInt(200));
                recoveries.put("proxy-delays", later(away(), () -> system.proxy.delay(0)));
            }
            case MESSAGES_AGAIN -> tape.again(random, 1 + random.nextInt(40));
        }
    }

    private void kill(Victim victim) throws Exception {
        awaitRecovery(victim.name());
        victim.kill();
        recoveries.put(victim.name(), later(away(), victim::revive));
    }

    private long away() {
        return random.nextInt(LONGEST_AWAY_MILLIS);
    }

    private Future<?> later(long millis, Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        scheduler.schedule(
                () -> {
                    try {
                        step.run();
                        done.complete(null);
                    } catch (Exception | AssertionError e) {
                        done.completeExceptionally(e);
                    }
                },
                millis,
                TimeUnit.MILLISECONDS);
        return done;
    }

    private void awaitRecovery(String name) throws Exception {
        Future<?> recovery = recoveries.remove(name);
        if (recovery != null) {
            recovery.get();
        }
    }

    /** Returns when everything that was taken away is there again. */
    private void awaitRecovery() throws Exception {
        for (String name : List.copyOf(recoveries.keySet())) {
            awaitRecovery(name);
        }
        system.awaitReady();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
