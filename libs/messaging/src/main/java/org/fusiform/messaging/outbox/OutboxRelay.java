package org.fusiform.messaging.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.fusiform.messaging.loop.PokedLoop;

/** Sends what the outbox holds: at once when poked after a commit, else within the interval. */
@ApplicationScoped
public class OutboxRelay {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final OutboxBatch batch;
    private final OutboxBacklog backlog;
    private final PokedLoop loop = new PokedLoop("outbox", INTERVAL, this::relay);

    OutboxRelay(OutboxBatch batch, OutboxBacklog backlog) {
        this.batch = batch;
        this.backlog = backlog;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** There may be something to send. */
    public void poke() {
        loop.poke();
    }

    private void relay(BooleanSupplier running) {
        backlog.look();
        boolean more = true;
        while (more && running.getAsBoolean()) {
            more = batch.send() == OutboxBatch.SIZE;
        }
    }
}
