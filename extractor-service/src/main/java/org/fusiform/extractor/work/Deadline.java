package org.fusiform.extractor.work;

import io.quarkus.runtime.Quarkus;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.fusiform.extractor.work.config.ExtractorConfig;
import org.fusiform.kafka.suspect.Suspects;
import org.jboss.logging.Logger;

/**
 * An end for what computes for ever: nothing interrupts a thread in native code. The item is given up by another thread, or
 * every extractor would meet it in turn, and the process, which is a thread short, ends to begin anew.
 */
@ApplicationScoped
public class Deadline {
    private static final Logger LOG = Logger.getLogger(Deadline.class);
    private static final int ORDERLY = 0;
    private static final int FAILED = 1;

    private final Duration limit;
    private final Drain drain;
    private final Runnable letGo;
    private final ScheduledExecutorService clock;
    private final Runnable exit;
    private volatile boolean givenUp;

    @Inject
    Deadline(ExtractorConfig config, Drain drain, Suspects suspects) {
        this(
                config.deadline(),
                drain,
                () -> suspects.release(place -> true),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("deadline").daemon().factory()),
                () -> Quarkus.asyncExit(FAILED));
    }

    Deadline(Duration limit, Drain drain, Runnable letGo, ScheduledExecutorService clock, Runnable exit) {
        this.limit = limit;
        this.drain = drain;
        this.letGo = letGo;
        this.clock = clock;
        this.exit = exit;
    }

    /**
     * What {@code work} makes. Where it is not done in time, {@code giveUp} is told why and does what is to be done for the
     * item; if the work comes back all the same, it counts for nothing and is given back.
     */
    <T> T hold(Callable<T> work, Consumer<String> giveUp) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Future<?> end = clock.schedule(() -> end(over, giveUp), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.call();
        } finally {
            end.cancel(false);
            synchronized (over) {
                if (over.getAndSet(true)) {
                    drain.giveBackWhenEnding();
                }
            }
        }
    }

    private void end(AtomicBoolean over, Consumer<String> giveUp) {
        // What comes back from now on finds that the process ends; where it ends already, the item may only have waited
        // for another.
        synchronized (over) {
            if (over.getAndSet(true) || !drain.takeNoMore()) {
                return;
            }
        }
        givenUp = true;
        LOG.errorf("an item is not done after %s: it is given up, and the process ends", limit);
        try {
            giveUp.accept("not done after " + limit);
        } catch (RuntimeException e) {
            LOG.error("the item could not be given up, and is met again", e);
        }
        // The end of the process is none of what else is in hand.
        letGo.run();
        exit.run();
    }

    /** Messages are settled by now; what comes next closes the networks, and would wait for whoever is still in one. */
    @PreDestroy
    void stop() {
        if (givenUp || drain.wasTooShort()) {
            letGo.run();
            Runtime.getRuntime().halt(givenUp ? FAILED : ORDERLY);
        }
    }
}
