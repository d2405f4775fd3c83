package org.fusiform.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class OrderlyEndTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final CompletableFuture<String> told = new CompletableFuture<>();
    private final Message<String> message = Message.of(
            "payload",
            () -> {
                told.complete("done");
                return CompletableFuture.completedStage(null);
            },
            failure -> {
                told.complete("dead letter");
                return CompletableFuture.completedStage(null);
            });

    @Test
    void itWaitsUntilWhatIsInHandIsSettled() {
        // Given a message whose acknowledgement is under way
        OrderlyEnd end = new OrderlyEnd(FOR_EVER);
        CompletableFuture<Void> settled = new CompletableFuture<>();
        CompletionStage<Void> work = end.before(() -> settled);

        // When
        Thread stopping = Thread.ofPlatform().start(() -> stop(end));
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        settled.complete(null);

        // Then
        await().until(() -> !stopping.isAlive());
        assertThat(work).isCompleted();
    }

    @Test
    void whatComesAfterwardsIsNeitherDoneNorSettled() {
        // Given
        OrderlyEnd end = new OrderlyEnd(FOR_EVER);
        stop(end);

        // When
        CompletionStage<Void> work = new Delivery(end).of(message, payload -> {
            throw new AssertionError("is not begun");
        });

        // Then
        assertThat(work.toCompletableFuture()).isNotDone();
        assertThat(told).isNotDone();
    }

    @Test
    void aFailureThatTheEndHasCausedMakesNoDeadLetter() {
        OrderlyEnd end = new OrderlyEnd(Duration.ZERO);

        CompletionStage<Void> work = new Delivery(end).of(message, payload -> {
            stop(end);
            throw new IllegalStateException("session is closed");
        });

        assertThat(work.toCompletableFuture()).isNotDone();
        assertThat(told).isNotDone();
    }

    @Test
    void aFailureBeforeMakesOne() {
        OrderlyEnd end = new OrderlyEnd(FOR_EVER);

        new Delivery(end).of(message, payload -> {
            throw new IllegalStateException("a wrong step");
        });

        assertThat(told).isCompletedWithValue("dead letter");
        stop(end);
    }

    @Test
    void whatIsDoneIsAcknowledged() {
        new Delivery(new OrderlyEnd(FOR_EVER))
                .of(message, payload -> assertThat(payload).isEqualTo("payload"));

        assertThat(told).isCompletedWithValue("done");
    }

    @Test
    void whatIsInterruptedIsGivenBack() {
        OrderlyEnd end = new OrderlyEnd(FOR_EVER);

        CompletionStage<Void> work = new Delivery(end).of(message, payload -> {
            throw new Stopping(new InterruptedException());
        });

        assertThat(work.toCompletableFuture()).isNotDone();
        assertThat(told).isNotDone();
        stop(end);
    }

    @Test
    void anErrorIsNotWaitedFor() {
        OrderlyEnd end = new OrderlyEnd(FOR_EVER);

        assertThatThrownBy(() -> end.before(() -> {
                    throw new OutOfMemoryError();
                }))
                .isInstanceOf(OutOfMemoryError.class);
        stop(end);
    }

    private static void stop(OrderlyEnd end) {
        try {
            end.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
