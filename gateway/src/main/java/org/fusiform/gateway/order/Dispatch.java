package org.fusiform.gateway.order;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.fusiform.messaging.loop.PokedLoop;
import org.fusiform.messaging.outbox.OutboxRelay;

/**
 * Releases shards at the start, when poked after a commit that made room or work, and at every interval, so that no word
 * that was missed leaves a campaign standing.
 */
@ApplicationScoped
public class Dispatch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ShardRelease release;
    private final OutboxRelay relay;
    private final PokedLoop loop = new PokedLoop("dispatch", INTERVAL, this::dispatch);

    Dispatch(ShardRelease release, OutboxRelay relay) {
        this.release = release;
        this.relay = relay;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        loop.poke();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** There may be room, or something new to send. */
    public void poke() {
        loop.poke();
    }

    private void dispatch(BooleanSupplier running) {
        Set<String> unreadable = new HashSet<>();
        while (running.getAsBoolean() && release.some(unreadable)) {
            relay.poke();
        }
    }
}
