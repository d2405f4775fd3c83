package org.fusiform.telemetry;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while an item is stuck: a roll-out stops, and people see it. */
@Readiness
@HealthGroup("work")
@ApplicationScoped
public class WorkHealth implements HealthCheck {
    private final Workbench bench;
    private final WorkConfig config;

    WorkHealth(Workbench bench, WorkConfig config) {
        this.bench = bench;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        long seconds = bench.longest().toSeconds();
        return HealthCheckResponse.named("work")
                .status(seconds <= config.stuckAfter().toSeconds())
                .withData("secondsInHand", seconds)
                .build();
    }
}
