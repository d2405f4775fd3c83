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
        long millis = config.every().toMillis();
        if (millis > 0) {
            timer.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void sweep() {
        try {
            projects.names().forEach(project -> sweep.trySweep(project, false));
            audit.trim();
            idempotency.trim();
        } catch (Stopping e) {
            // What is half removed is another sweep's.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // An exception would end the timer; the next sweep begins anew.
            LOG.warnf("the sweep broke off: %s", e.getMessage());
        }
    }
}
