package org.fusiform.gateway.order;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fusiform.messaging.outbox.OutboxRelay;
import org.jboss.logging.Logger;

/**
 * Releases shards at the start, when poked after a commit that made room or work, and at every interval, so that no word
 * that was missed leaves a campaign standing.
 */
@ApplicationScoped
public class Dispatch {
    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LAST_RELEASE = Duration.ofSeconds(5);

    private final ShardRelease release;
    private final OutboxRelay relay;
    private final Semaphore pokes = new Semaphore(1);
    private volatile boolean running = true;
    private Thread thread;

    Dispatch(ShardRelease release, OutboxRelay relay) {
        this.release = release;
        this.relay = relay;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("dispatch").start(this::dispatch);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        pokes.release();
        thread.join(LAST_RELEASE);
    }

    /** There may be room, or something new to send. */
    public void poke() {
        pokes.release();
    }

    private void dispatch() {
        boolean ill = false;
        while (running) {
            try {
                if (pokes.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    pokes.drainPermits();
                }
                Set<String> unreadable = new HashSet<>();
                while (running && release.some(unreadable)) {
                    relay.poke();
                }
                ill = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!ill) {
                    LOG.warn("dispatch: releasing fails, it is tried again every " + INTERVAL.toMillis() + " ms", e);
                }
                ill = true;
            }
        }
    }
}
