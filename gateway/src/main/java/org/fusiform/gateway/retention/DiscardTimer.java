package org.fusiform.gateway.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fusiform.messaging.delivery.Stopping;
import org.fusiform.storage.StorageException;
import org.jboss.logging.Logger;

/** Now and then discards what is due; every replica does, and one array is one's alone. */
@ApplicationScoped
public class DiscardTimer {
    private static final Logger LOG = Logger.getLogger(DiscardTimer.class);

    private final Discards discards;
    private final RetentionConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("discards").factory());
    private boolean ill;

    DiscardTimer(Discards discards, RetentionConfig config) {
        this.discards = discards;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long millis = config.every().toMillis();
        timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void look() {
        try {
            boolean whole = true;
            for (Discards.Candidate due : discards.due()) {
                whole &= discard(due);
            }
            ill = !whole;
        } catch (Stopping e) {
            // An array that is half removed is another's, or this one's after the next start.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /** What the store refuses of one array is no reason to keep the others. */
    private boolean discard(Discards.Candidate due) {
        try {
            discards.discard(due.project(), due.extraction(), Occasion.RETENTION);
            return true;
        } catch (StorageException e) {
            if (e.transientFault()) {
                throw e;
            }
            complain(e);
            return false;
        }
    }

    /** Once; an exception would end the timer, and the next look may do better. */
    private void complain(RuntimeException e) {
        if (!ill) {
            LOG.warnf("discarding fails, it is tried again every %s: %s", config.every(), e.getMessage());
        }
        ill = true;
    }
}
