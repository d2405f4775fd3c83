package org.fusiform.messaging.loop;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A thread that does its work when poked and at every interval, so that no poke that was missed leaves anything undone. What
 * fails is tried again after an interval, and told once until the work succeeds.
 */
public final class PokedLoop {
    private static final Logger LOG = Logger.getLogger(PokedLoop.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Work work;
    private final Semaphore pokes = new Semaphore(0);
    private volatile boolean running = true;
    private Thread thread;

    /** What is there to do. */
    @FunctionalInterface
    public interface Work {
        /** @param running false once no more should be begun */
        void run(BooleanSupplier running);
    }

    /** @param name of the thread, and of the work in the log */
    public PokedLoop(String name, Duration interval, Work work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
    }

    /** At most once. */
    public void start() {
        thread = Thread.ofPlatform().name(name).start(this::loop);
    }

    /** Begins no more work, and waits some seconds for what is under way. */
    public void stop() throws InterruptedException {
        running = false;
        poke();
        thread.join(LAST_WORK);
    }

    /** There may be something to do. */
    public void poke() {
        pokes.release();
    }

    private void loop() {
        boolean ill = false;
        while (running) {
            try {
                if (pokes.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    pokes.drainPermits();
                }
                work.run(() -> running);
                ill = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!ill) {
                    LOG.warnf(e, "%s fails, and is tried again every %d ms", name, interval.toMillis());
                }
                ill = true;
            }
        }
    }
}
