package org.fusiform.telemetry;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.StorageException;

/** Whether the store answers; for people, as a service whose store is away waits for it and is well. */
@HealthGroup("parts")
@ApplicationScoped
public class StoreHealth implements HealthCheck {
    private static final String ABSENT = "health/no-such-object";

    private final ObjectStore store;

    StoreHealth(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.stat(ABSENT);
            return HealthCheckResponse.up("store");
        } catch (StorageException e) {
            return HealthCheckResponse.named("store")
                    .down()
                    .withData("reason", e.getMessage())
                    .build();
        }
    }
}
