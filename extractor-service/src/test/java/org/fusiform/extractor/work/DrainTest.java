package org.fusiform.extractor.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.fusiform.extractor.work.config.ExtractorConfig;
import org.fusiform.kafka.Place;
import org.junit.jupiter.api.Test;

class DrainTest {
    private static final Place EARLIER = new Place("work", 3, 7);
    private static final Place LATER = new Place("work", 3, 8);
    private static final Place ELSEWHERE = new Place("work", 4, 7);

    private final Drain drain = new Drain(
            new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDefaultSources()
                    .addDiscoveredConverters()
                    .withMapping(ExtractorConfig.class)
                    .build()
                    .getConfigMapping(ExtractorConfig.class),
            new ExtractorMeters(new SimpleMeterRegistry()));

    @Test
    void what_comes_at_the_end_is_given_back() throws Exception {
        // Given
        drain.stop(new ShutdownEvent());

        // When
        CompletionStage<Void> item = drain.item(EARLIER, () -> {
            throw new AssertionError("worked on");
        });

        // Then
        assertThat(item.toCompletableFuture()).isNotDone();
    }

    @Test
    void the_end_waits_for_an_item_that_has_had_its_turn_and_gives_back_one_that_waits_for_it() throws Exception {
        // Given
        CountDownLatch turn = new CountDownLatch(1);
        CompletableFuture<Void> worked = new CompletableFuture<>();
        CompletionStage<Void> first = drain.item(EARLIER, () -> {
            drain.turn(EARLIER);
            return worked;
        });
        CompletableFuture<CompletionStage<Void>> second = waitingForItsTurn(LATER, turn);

        // When
        CompletableFuture<Void> end = stop();
        turn.countDown();

        // Then
        assertThat(second.join().toCompletableFuture()).isNotDone();
        assertThat(end).isNotDone();
        worked.complete(null);
        end.join();
        assertThat(first.toCompletableFuture()).isCompleted();
    }

    @Test
    void an_item_is_not_given_back_after_a_later_one_of_its_partition_has_had_its_turn() throws Exception {
        // Given: given back, it would take the later one with it, which is done
        CountDownLatch turn = new CountDownLatch(1);
        CompletableFuture<CompletionStage<Void>> earlier = waitingForItsTurn(EARLIER, turn);
        CompletableFuture<CompletionStage<Void>> elsewhere = waitingForItsTurn(ELSEWHERE, turn);
        drain.item(LATER, () -> {
            drain.turn(LATER);
            return CompletableFuture.completedFuture(null);
        });

        // When
        CompletableFuture<Void> end = stop();
        turn.countDown();

        // Then
        assertThat(earlier.join().toCompletableFuture()).isCompleted();
        assertThat(elsewhere.join().toCompletableFuture()).isNotDone();
        end.join();
    }

    private CompletableFuture<CompletionStage<Void>> waitingForItsTurn(Place place, CountDownLatch turn) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<CompletionStage<Void>> item = onThread(() -> drain.item(place, () -> {
            begun.countDown();
            awaitLatch(turn);
            drain.turn(place);
            return CompletableFuture.completedFuture(null);
        }));
        awaitLatch(begun);
        return item;
    }

    /** Returns when nothing begins any more. */
    private CompletableFuture<Void> stop() {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> {
                    try {
                        drain.stop(new ShutdownEvent());
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                Thread::startVirtualThread);
        Place other = new Place("other", 0, 0);
        await().until(() -> !drain.item(other, () -> CompletableFuture.completedFuture(null))
                .toCompletableFuture()
                .isDone());
        return end;
    }

    private static <T> CompletableFuture<T> onThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
