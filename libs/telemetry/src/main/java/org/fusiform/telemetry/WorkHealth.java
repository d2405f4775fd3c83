package org.fusiform.telemetry;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while an item is stuck: a roll-out stops, and people see it. */
@Readiness
@HealthGroup("work")
@ApplicationScoped
public class WorkHealth implements HealthCheck {
    private final Workbench bench;
    private final Duration stuckAfter;

    @Inject
    WorkHealth(Workbench bench, WorkConfig config) {
        this(bench, config.stuckAfter());
    }

    WorkHealth(Workbench bench, Duration stuckAfter) {
        this.bench = bench;
        this.stuckAfter = stuckAfter;
    }

    @Override
    public HealthCheckResponse call() {
        long seconds = bench.longest().toSeconds();
        return HealthCheckResponse.named("work")
                .status(seconds <= stuckAfter.toSeconds())
                .withData("secondsInHand", seconds)
                .build();
    }
}
