package org.fusiform.extractor.work;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.fusiform.extractor.network.TorchEngine;

/** Ready once the native engine is loaded. */
@Readiness
@HealthGroup("work")
@ApplicationScoped
public class EngineHealth implements HealthCheck {
    private final TorchEngine engine;

    EngineHealth(TorchEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("engine")
                .up()
                .withData("version", engine.version())
                .withData("device", engine.device().id())
                .build();
    }
}
