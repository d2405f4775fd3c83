package org.fusiform.extractor.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.fusiform.extractor.work.config.ExtractorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final CompletableFuture<Void> exit = new CompletableFuture<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final AtomicBoolean released = new AtomicBoolean();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch back = new CountDownLatch(1);
    private final Drain drain = new Drain(settings(), new ExtractorMeters(new SimpleMeterRegistry()));

    @AfterEach
    void stop() {
        back.countDown();
        clock.shutdownNow();
    }

    @Test
    void what_is_done_in_time_counts() throws Exception {
        Deadline deadline = deadline(NEVER);

        assertThat(deadline.<String>hold(() -> "done", givenUp::add)).isEqualTo("done");
        assertThatThrownBy(() -> deadline.hold(
                        () -> {
                            throw new IllegalStateException("refused");
                        },
                        givenUp::add))
                .hasMessage("refused");

        assertThat(givenUp).isEmpty();
        assertThat(exit).isNotDone();
    }

    @Test
    void what_computes_for_ever_is_given_up_and_the_process_ends() {
        // When
        CompletableFuture<String> item = endless(givenUp::add);
        exit.join();

        // Then
        assertThat(givenUp).containsExactly("not done after PT0.02S");
        assertThat(released).isTrue();
        assertThat(item).isNotDone();

        // When: it comes back all the same
        back.countDown();

        // Then
        assertThatThrownBy(item::join).hasRootCauseMessage("the process ends");
    }

    @Test
    void what_only_waited_for_another_is_not_given_up() throws Exception {
        // Given: the process is about to end
        drain.takeNoMore();

        // When
        CompletableFuture<String> item = endless(givenUp::add);
        begun.await();
        clock.schedule(() -> {}, SOON.toMillis(), TimeUnit.MILLISECONDS).get();
        back.countDown();

        // Then
        assertThatThrownBy(item::join).hasRootCauseMessage("the process ends");
        assertThat(givenUp).isEmpty();
        assertThat(exit).isNotDone();
    }

    @Test
    void the_process_ends_also_where_giving_up_fails() {
        CompletableFuture<String> item = endless(reason -> {
            throw new IllegalStateException("no broker");
        });

        exit.join();

        assertThat(item).isNotDone();
    }

    private Deadline deadline(Duration limit) {
        return new Deadline(limit, drain, () -> released.set(true), clock, () -> exit.complete(null));
    }

    /** An item that only comes back when the test lets it. */
    private CompletableFuture<String> endless(Consumer<String> giveUp) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return deadline(SOON)
                        .hold(
                                () -> {
                                    begun.countDown();
                                    back.await();
                                    return "late";
                                },
                                giveUp);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private static ExtractorConfig settings() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ExtractorConfig.class)
                .build()
                .getConfigMapping(ExtractorConfig.class);
    }
}
