package org.fusiform.kafka.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;
import org.fusiform.embedded.S3Address;
import org.fusiform.kafka.Place;
import org.fusiform.storage.S3ObjectStore;
import org.fusiform.storage.S3Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each {@link Suspects} stands for a process; one that dies is one whose work never comes back. */
class SuspectsIT {
    private static final String PROJECT = "lab";
    private static final int MOST_DEATHS = 3;
    private static final Place ITEM = new Place("work", 2, 1);
    private static final Place ELSEWHERE = new Place("work", 3, 1);
    private static final Place OF_LIKE_NUMBER = new Place("work", 2, 12);

    private static EmbeddedSystem parts;
    private static S3ObjectStore store;

    private final CountDownLatch never = new CountDownLatch(1);
    private final Suspects process = process();

    @BeforeAll
    static void start() {
        parts = EmbeddedSystem.startTemporary(Part.S3);
        S3Address s3 = parts.s3();
        store = new S3ObjectStore(
                new S3Settings(s3.endpoint(), s3.bucket(), s3.accessKey(), s3.secretKey(), "us-east-1"));
    }

    @AfterAll
    static void stop() {
        store.close();
        parts.close();
    }

    @AfterEach
    void end() {
        never.countDown();
        await().untilAsserted(() -> assertThat(marks()).isEmpty());
    }

    private static Suspects process() {
        return new Suspects(store, MOST_DEATHS, Runnable::run);
    }

    private static List<String> marks() {
        return store.list("").map(object -> object.key()).toList();
    }

    private void die(Suspects process, Place... items) throws InterruptedException {
        CountDownLatch inHand = new CountDownLatch(items.length);
        for (Place item : items) {
            inBackground(process, item, inHand, never);
        }
        inHand.await();
    }

    /** An item that is in hand until it is let go. */
    private static CompletableFuture<String> inBackground(
            Suspects process, Place item, CountDownLatch inHand, CountDownLatch end) {
        return CompletableFuture.supplyAsync(
                () -> process.hold(PROJECT, item, () -> {
                    inHand.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return "done";
                }),
                Thread::startVirtualThread);
    }

    @Test
    void what_ends_leaves_no_mark_however_it_ends() {
        String made = process.hold(PROJECT, ITEM, () -> {
            assertThat(marks()).singleElement().asString().startsWith("lab/in-hand/work/2/1/");
            return "done";
        });

        assertThat(made).isEqualTo("done");
        assertThatThrownBy(() -> process.hold(PROJECT, ITEM, () -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(marks()).isEmpty();
    }

    @Test
    void what_was_in_hand_at_a_death_is_worked_on_alone() throws Exception {
        // Given
        die(process(), ITEM);
        CountDownLatch otherInHand = new CountDownLatch(1);
        CountDownLatch otherEnds = new CountDownLatch(1);
        CompletableFuture<String> other = inBackground(process, OF_LIKE_NUMBER, otherInHand, otherEnds);
        otherInHand.await();

        // When
        CountDownLatch suspectInHand = new CountDownLatch(1);
        CountDownLatch suspectEnds = new CountDownLatch(1);
        CompletableFuture<String> suspect = inBackground(process, ITEM, suspectInHand, suspectEnds);

        // Then: it waits for what is in hand, and what comes after waits for it
        assertThat(suspectInHand.getCount()).isOne();
        otherEnds.countDown();
        suspectInHand.await();
        assertThat(other.join()).isEqualTo("done");
        CompletableFuture<String> next = CompletableFuture.supplyAsync(
                () -> process.hold(PROJECT, ELSEWHERE, () -> "next"), Thread::startVirtualThread);
        assertThat(next).isNotDone();
        suspectEnds.countDown();
        assertThat(suspect.join()).isEqualTo("done");
        assertThat(next.join()).isEqualTo("next");
    }

    @Test
    void what_processes_die_over_again_and_again_is_given_up_and_its_company_is_not() throws Exception {
        // Given
        die(process(), ITEM, OF_LIKE_NUMBER);
        die(process(), ITEM);
        die(process(), ITEM);

        // Then
        assertThatThrownBy(() -> process.hold(PROJECT, ITEM, () -> "done"))
                .isInstanceOf(EndsProcesses.class)
                .hasMessageContaining("3 processes have died");
        assertThat(process.hold(PROJECT, OF_LIKE_NUMBER, () -> "done")).isEqualTo("done");

        // Then: delivered again, by a retry of its campaign, it is as new
        assertThat(process.hold(PROJECT, ITEM, () -> "done")).isEqualTo("done");
    }

    @Test
    void what_a_process_lets_go_does_not_count() throws Exception {
        // Given: a process that lives, but has lost one of the partitions
        Suspects other = process();
        die(other, ITEM, ELSEWHERE);

        // When
        other.release(place -> place.equals(ITEM));

        // Then: one may go on beside the other, which would have to be alone
        assertThat(marks()).singleElement().asString().startsWith("lab/in-hand/work/3/1/");
        CountDownLatch inHand = new CountDownLatch(2);
        CompletableFuture<String> item = inBackground(process, ITEM, inHand, never);
        CompletableFuture<String> next = inBackground(process, OF_LIKE_NUMBER, inHand, never);
        inHand.await();
        never.countDown();
        assertThat(List.of(item.join(), next.join())).containsOnly("done");
    }

    @Test
    void marks_that_others_left_in_a_partition_that_was_let_go_are_met_when_it_comes_back() throws Exception {
        // Given: a partition that has gone to others, which died over one of its items
        process.hold(PROJECT, ITEM, () -> "done");
        process.release(place -> place.partition() == ITEM.partition());
        for (int death = 0; death < MOST_DEATHS; death++) {
            die(process(), OF_LIKE_NUMBER);
        }

        // Then
        assertThat(process.hold(PROJECT, ITEM, () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> process.hold(PROJECT, OF_LIKE_NUMBER, () -> "done"))
                .isInstanceOf(EndsProcesses.class);
    }
}
