package org.fusiform.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PokedLoopTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger runs = new AtomicInteger();
    private PokedLoop loop;

    private void start(Duration interval, PokedLoop.Work work) {
        loop = new PokedLoop("test", interval, work);
        loop.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop();
    }

    @Test
    void works_whenever_it_is_poked() {
        start(NEVER, running -> runs.incrementAndGet());
        loop.poke();
        await().untilAsserted(() -> assertThat(runs).hasValue(1));
        loop.poke();
        await().untilAsserted(() -> assertThat(runs).hasValue(2));
    }

    @Test
    void what_fails_is_tried_again_at_every_interval() {
        start(Duration.ofMillis(1), running -> {
            runs.incrementAndGet();
            throw new IllegalStateException("as asked for");
        });
        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(2));
    }

    @Test
    void stops_work_that_goes_on() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        start(NEVER, running -> {
            while (running.getAsBoolean()) {
                runs.incrementAndGet();
            }
            ended.set(true);
        });
        loop.poke();
        await().until(() -> runs.get() > 0);
        loop.stop();
        assertThat(ended).isTrue();
    }
}
