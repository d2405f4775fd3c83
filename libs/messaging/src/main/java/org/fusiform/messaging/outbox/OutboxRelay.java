package org.fusiform.messaging.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends what the outbox holds: at once when poked after a commit, else within the interval. */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LAST_BATCH = Duration.ofSeconds(5);

    private final OutboxBatch batch;
    private final OutboxBacklog backlog;
    private final Semaphore pokes = new Semaphore(0);
    private volatile boolean running = true;
    private Thread thread;

    OutboxRelay(OutboxBatch batch, OutboxBacklog backlog) {
        this.batch = batch;
        this.backlog = backlog;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("outbox").start(this::relay);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        pokes.release();
        thread.join(LAST_BATCH);
    }

    /** There may be something to send. */
    public void poke() {
        pokes.release();
    }

    private void relay() {
        boolean ill = false;
        while (running) {
            try {
                if (pokes.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    pokes.drainPermits();
                }
                backlog.look();
                while (running && batch.send() == OutboxBatch.SIZE) {
                    ill = false;
                }
                ill = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!ill) {
                    LOG.warn("outbox: sending fails, it is tried again every " + INTERVAL.toMillis() + " ms", e);
                }
                ill = true;
            }
        }
    }
}
