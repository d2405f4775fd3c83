package org.fusiform.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fusiform.contracts.Topics;
import org.fusiform.e2e.Fusiform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns end as they would have, whatever dies, fails or comes twice meanwhile. {@code -Dfusiform.faults=whole} makes it
 * many faults over many shards, {@code -Dfusiform.faults.seed=N} the same ones again.
 */
class FaultIT {
    private static final boolean WHOLE = "whole".equals(System.getProperty("fusiform.faults"));
    private static final int FAULTS = Integer.getInteger("fusiform.faults.count", WHOLE ? 60 : 6);
    private static final int SHARD_STIMULI = 2;

    /** The short form is always the same; the whole one takes new faults each time. */
    private static final long SHORT_FORM_SEED = 559_658;

    /** Of three conditions: 102 or 18 shards of every extraction. */
    private static final int PER_CONDITION = WHOLE ? 68 : 12;

    private static final int MOST_DEATHS = 3;
    private static final int SLOW_MILLIS = 300;
    private static final int MESSAGES_BETWEEN = WHOLE ? 17 : 20;

    @TempDir
    private static Path folder;

    private static FaultySystem system;

    private int lettersBefore;

    @BeforeAll
    static void start() throws Exception {
        system = FaultySystem.start(folder.resolve("system"), SHARD_STIMULI);
    }

    @AfterAll
    static void stop() throws Exception {
        if (system != null) {
            system.close();
        }
    }

    /** Whatever the test before it has left, also where it failed. */
    @BeforeEach
    void forget() throws Exception {
        system.awaitReady();
        new Evidence(system).awaitQuiet();
        system.forget();
        lettersBefore = new Evidence(system).deadLetters().size();
    }

    private List<ConsumerRecord<String, String>> newLetters(Evidence evidence) {
        List<ConsumerRecord<String, String>> letters = evidence.deadLetters();
        return letters.subList(lettersBefore, letters.size());
    }

    @Test
    void campaigns_end_as_if_nothing_had_happened() throws Exception {
        // Given: what becomes of the campaigns where nothing happens
        Workload workload = new Workload(system, folder, PER_CONDITION);
        Evidence evidence = new Evidence(system);
        workload.prepare();
        Map<String, String> expected = workload.undisturbed();
        evidence.awaitQuiet();
        SortedMap<String, String> objects = evidence.objects();
        system.forget();

        // When
        long seed = Long.getLong(
                "fusiform.faults.seed", WHOLE ? RandomGenerator.getDefault().nextInt(1_000_000) : SHORT_FORM_SEED);
        System.out.println("faults: " + FAULTS + ", again with -Dfusiform.faults.seed=" + seed);
        workload.prepare();
        Map<String, String> results;
        Set<String> dead;
        try (Tape tape = Tape.start(system.brokers());
                FaultSchedule schedule = new FaultSchedule(system, tape, seed);
                Liveness liveness = Liveness.watch(system)) {
            CompletableFuture<Map<String, String>> campaigns = workload.disturbed();
            schedule.run(FAULTS, MESSAGES_BETWEEN, campaigns::isDone);
            results = campaigns.join();
            dead = liveness.dead();
        }

        // Then
        assertThat(results.keySet()).isEqualTo(expected.keySet());
        for (String name : expected.keySet()) {
            assertSame(name, results.get(name), expected.get(name));
        }
        evidence.awaitQuiet();
        assertThat(differences(objects, evidence.objects())).isEmpty();
        assertThat(newLetters(evidence)).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.topic()).isEqualTo(Topics.deadLetterOf(Topics.EXTRACTION_REQUESTS));
            assertThat(workload.needsPoison(letter.value())).as(letter.value()).isTrue();
        });
        assertThat(dead).as("services that said they were not alive").isEmpty();
    }

    @Test
    void an_orderly_stop_computes_nothing_twice_and_exits_0() throws Exception {
        // Given: a campaign that two extractors work on
        Workload workload = new Workload(system, folder, PER_CONDITION);
        workload.prepare();
        String campaign = workload.submitAlone();
        ServiceVictim first = system.extractors.get(0);
        ServiceVictim second = system.extractors.get(1);
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !shards(campaign, second).isEmpty());

        // When
        int code = second.terminate();
        workload.awaitEnd(campaign, "SUCCEEDED");
        second.revive();

        // Then
        assertThat(code).isZero();
        List<String> computed = Stream.concat(shards(campaign, first).stream(), shards(campaign, second).stream())
                .toList();
        assertThat(computed).hasSize(3 * PER_CONDITION / SHARD_STIMULI);
        assertThat(new TreeSet<>(computed)).hasSameSizeAs(computed);
    }

    @Test
    void a_shard_that_every_process_dies_over_is_given_up_and_no_other() throws Exception {
        // Given: one extractor with items in hand, for long, as the store is slow
        Workload workload = new Workload(system, folder, PER_CONDITION);
        workload.prepare();
        Evidence evidence = new Evidence(system);
        ServiceVictim extractor = system.extractors.get(0);
        ServiceVictim other = system.extractors.get(1);
        other.terminate();
        String campaign;
        try {
            system.proxy.delay(SLOW_MILLIS);
            campaign = workload.submitAlone();
            await().atMost(Duration.ofMinutes(5)).until(() -> evidence.inHand().size() > 1);
            String shard = evidence.inHand().firstKey();

            // When
            for (int death = 1; death <= MOST_DEATHS; death++) {
                int processes = death;
                await(shard)
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> evidence.inHand().getOrDefault(shard, 0L) == processes);
                extractor.kill();
                extractor.revive();
            }
            system.proxy.delay(0);
            workload.awaitEnd(campaign, "FAILED");
        } finally {
            system.proxy.delay(0);
            other.revive();
        }

        // Then
        assertThat(system.rest().get("/campaigns/" + campaign).toString()).contains("3 processes have died");
        evidence.awaitQuiet();
        assertThat(evidence.inHand()).isEmpty();
        assertThat(evidence.deadLetters()).hasSize(lettersBefore + 1).last().satisfies(letter -> assertThat(
                        letter.topic())
                .isEqualTo(Topics.deadLetterOf(Topics.EXTRACTION_REQUESTS)));

        // Then: nothing is wrong with it, and another try is as good as the first
        system.rest().retry(campaign);
        workload.awaitEnd(campaign, "SUCCEEDED");
    }

    /** Keys that are not in both with the same hash: both whole would be too large for a message. */
    private static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        return Stream.concat(expected.keySet().stream(), actual.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .map(key -> key + ": " + actual.get(key) + ", not " + expected.get(key))
                .toList();
    }

    /** The documents are too large for a message. */
    private static void assertSame(String name, String document, String expected) throws IOException {
        if (!document.equals(expected)) {
            Path target = Files.createDirectories(Fusiform.ROOT.resolve("deploy/e2e/target/faults"));
            Files.writeString(target.resolve(name + "-expected.json"), expected);
            Files.writeString(target.resolve(name + "-actual.json"), document);
            fail("the results of '%s' are not those of the undisturbed campaign; both are in %s", name, target);
        }
    }

    private static List<String> shards(String campaign, ServiceVictim extractor) throws Exception {
        return extractor.shards().stream()
                .filter(shard -> shard.startsWith(campaign))
                .toList();
    }
}
