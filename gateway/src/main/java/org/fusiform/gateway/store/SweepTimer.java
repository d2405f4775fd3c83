package org.fusiform.gateway.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fusiform.gateway.audit.AuditLog;
import org.fusiform.gateway.idempotency.Idempotency;
import org.fusiform.gateway.project.Projects;
import org.fusiform.messaging.delivery.Stopping;
import org.jboss.logging.Logger;

/** Sweeps every project now and then, the audit log and old Idempotency-Keys. */
@ApplicationScoped
public class SweepTimer {
    private static final Logger LOG = Logger.getLogger(SweepTimer.class);
    private static final int TRIMMED_HOURS = 1;

    private final StoreSweep sweep;
    private final Projects projects;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final SweepConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sweep").factory());

    SweepTimer(StoreSweep sweep, Projects projects, AuditLog audit, Idempotency idempotency, SweepConfig config) {
        this.sweep = sweep;
        this.projects = projects;
        this.audit = audit;
        this.idempotency = idempotency;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::trim, TRIMMED_HOURS, TRIMMED_HOURS, TimeUnit.HOURS);
        long millis = config.every().toMillis();
        if (millis > 0) {
            timer.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    void sweep() {
        orLater("the list of projects", () -> projects.names()
                .forEach(project -> orLater("the sweep of project " + project, () -> sweep.trySweep(project, false))));
    }

    private void trim() {
        orLater("the audit log's trim", audit::trim);
        orLater("the trim of old Idempotency-Keys", idempotency::trim);
    }

    /** What fails is no reason to leave out the rest, or to end the timer; the next turn begins anew. */
    private static void orLater(String what, Runnable work) {
        try {
            work.run();
        } catch (Stopping e) {
            // What is half removed is another turn's.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("%s broke off: %s", what, e.getMessage());
        }
    }
}
