package org.fusiform.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.fusiform.storage.CorruptObject;
import org.fusiform.storage.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void whatPassesIsTriedAgain() {
        // When the first two tries meet a store that is away
        String result = Retry.FOREVER.call("task", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new StoreUnavailable("away", null);
            }
            return "done";
        });

        // Then
        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatStaysIsThrownAtOnce() {
        assertThatThrownBy(() -> Retry.FOREVER.run("task", () -> {
                    tries.incrementAndGet();
                    throw new CorruptObject("key", "why");
                }))
                .isInstanceOf(CorruptObject.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(() -> new Retry(Duration.ZERO).run("task", () -> {
                    throw new StoreUnavailable("away", null);
                }))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void anInterruptIsNoFailure() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Retry.FOREVER.run("task", () -> {
                    throw new StoreUnavailable("away", null);
                }))
                .isInstanceOf(Stopping.class);
    }

    @Test
    void faultsAreSorted() {
        assertThat(Faults.passing(new UncheckedIOException(new IOException("no space"))))
                .isTrue();
        assertThat(Faults.passing(new IllegalStateException(new VertxException("connection was closed"))))
                .isTrue();
        assertThat(Faults.passing(new PgException("deadlock", "ERROR", "40P01", null)))
                .isTrue();
        assertThat(Faults.passing(new PgException("starting up", "FATAL", "57P03", null)))
                .isTrue();
        assertThat(Faults.passing(new IllegalStateException(new PgException("bad text", "ERROR", "22021", null))))
                .isFalse();
        assertThat(Faults.passing(new CompositeException(
                        new IllegalStateException("session is closed"), new VertxException("connection is closing"))))
                .isTrue();
        assertThat(Faults.passing(new CompositeException(
                        new IllegalStateException("a wrong step"),
                        new PgException("bad text", "ERROR", "22021", null))))
                .isFalse();
        assertThat(Faults.passing(new NullPointerException())).isFalse();
    }
}
