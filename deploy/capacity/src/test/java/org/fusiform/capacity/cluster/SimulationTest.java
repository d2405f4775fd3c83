package org.fusiform.capacity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.fusiform.capacity.scaling.Policy;
import org.fusiform.capacity.scaling.ScaleRules;
import org.fusiform.capacity.scaling.ScalerSettings;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final ScalerSettings SCALER = new ScalerSettings(
            15,
            600,
            0,
            8,
            1,
            false,
            new ScaleRules(0, List.of(new Policy(Policy.Kind.PODS, 4, 15))),
            new ScaleRules(600, List.of(new Policy(Policy.Kind.PODS, 1, 120))));
    private static final Settings SETTINGS = new Settings(8, 16, 64, 32, 300_000_000, SCALER, SCALER);
    private static final Rates RATES =
            new Rates(0.01, 0.005, 1e-9, 4e8, 8e8, 2e9, 2e9, 100_000_000, 0.5, 1e-8, 2, 0.02, 0.05, 0.001, 60, 20, 0.1);
    private static final Workload WORKLOAD =
            new Workload(Workload.stages("resnet50"), List.of(0.0, 500.0), 5, 1000, true);

    /** One model, in ten full shards. */
    private static final Workload LONE = new Workload(Workload.stages("resnet50"), List.of(0.0), 1, 320, true);

    private static Scenario scenario() {
        return scenario(8);
    }

    private static Scenario scenario(int gpus) {
        return new Scenario(SETTINGS, RATES, WORKLOAD, Platform::cluster, gpus, 8, false, 1);
    }

    @Test
    void everything_is_done_once_and_all_bytes_are_counted() {
        Outcome outcome = scenario().run();

        // 2 campaigns × 5 models × ⌈1000 / 32⌉ shards, and 6 layers of each model
        assertThat(outcome.shards()).isEqualTo(2 * 5 * 32);
        assertThat(outcome.items()).isEqualTo(2 * 5 * 6);
        assertThat(outcome.turnarounds()).hasSize(2);
        assertThat(outcome.written()).isEqualTo(320.0 * WORKLOAD.bytesOfShard(32));
        assertThat(outcome.puts()).isEqualTo(320 * WORKLOAD.chunksOfShard(32));
        double analysed = 10 * 1000 * 4.0 * WORKLOAD.valuesEach();
        assertThat(outcome.read()).isCloseTo(2 * analysed + outcome.loads() * 1e8, Percentage.withPercentage(1e-6));
    }

    @Test
    void the_time_of_pods_is_the_sum_of_what_was_to_do_and_waiting() {
        Outcome outcome = scenario().run();

        double forward = 2 * 5 * 1000 * RATES.forwardSeconds();
        assertThat(outcome.extractors().of(Phase.FORWARD)).isCloseTo(forward, Percentage.withPercentage(3));
        assertThat(outcome.extractors().of(Phase.OVERHEAD)).isCloseTo(320 * 0.02, Percentage.withPercentage(1e-6));
        assertThat(outcome.extractors().of(Phase.STARTING)).isGreaterThanOrEqualTo(60);
        assertThat(outcome.mostExtractors()).isEqualTo(8);
    }

    @Test
    void the_same_seed_gives_the_same_run_and_another_one_another() {
        Outcome once = scenario().run();

        assertThat(scenario().run().doneAt()).isEqualTo(once.doneAt());
        assertThat(scenario().run().extractors().all())
                .isEqualTo(once.extractors().all());
        assertThat(scenario().withSeed(2).run().doneAt()).isNotEqualTo(once.doneAt());
    }

    @Test
    void a_lone_extractor_writes_a_shard_while_it_computes_the_next() {
        // Given one GPU, whose network fits the cache, and full shards
        Rates rates = new Rates(
                0.02, 0.005, 1e-9, 4e8, 8e8, 2e9, 2e9, 100_000_000, 0.5, 1e-8, 2, 0.02, 0.05, 0.001, 60, 20, 0.1);
        Outcome outcome = scenario(1).withRates(rates).withWorkload(LONE).run();

        // Then the time is what KEDA, the pod, ten shards in a row and the writing of the last one take
        double computing = 0.02 + 32 * 0.02 + 32 * 4 * LONE.valuesEach() * 1e-9;
        double writing = LONE.bytesOfShard(32) / rates.putBytesPerSecond();
        assertThat(writing).isLessThan(computing);
        double expected = 15 + 60 + 1e8 / 8e8 + 0.5 + 10 * computing + writing;
        assertThat(outcome.extractedAt()).isCloseTo(expected, Percentage.withPercentage(2));
        assertThat(outcome.loads()).isEqualTo(1);
    }

    @Test
    void a_lone_extractor_that_prepares_slowly_waits_for_its_inputs() {
        // Given one GPU, and images that take five times as long as the forward pass
        Rates slow = new Rates(
                0.01, 0.05, 1e-9, 4e8, 8e8, 2e9, 2e9, 100_000_000, 0.5, 1e-8, 2, 0.02, 0.05, 0.001, 60, 20, 0);
        Outcome outcome = scenario(1).withRates(slow).withWorkload(LONE).run();

        // Then it is they that its time goes into
        double computing = 0.02 + 32 * 0.05;
        double writing = LONE.bytesOfShard(32) / 4e8;
        assertThat(outcome.extractedAt())
                .isCloseTo(15 + 60 + 1e8 / 8e8 + 0.5 + 10 * computing + writing, Percentage.withPercentage(2));
    }

    @Test
    void a_lone_extractor_whose_store_is_slow_waits_for_it() {
        // Given one GPU, and a store that takes a shard ten times as slowly as it is computed
        Rates slow = new Rates(
                0.01, 0.005, 1e-9, 4e7, 8e8, 2e9, 2e9, 100_000_000, 0.5, 1e-8, 2, 0.02, 0.05, 0.001, 60, 20, 0);
        Outcome outcome = scenario(1).withRates(slow).withWorkload(LONE).run();

        // Then it is the first shard's computing, and all ten's writing
        double computing = 0.02 + 32 * 0.01 + 32 * 4 * LONE.valuesEach() * 1e-9;
        double writing = 10 * LONE.bytesOfShard(32) / 4e7;
        assertThat(outcome.extractedAt())
                .isCloseTo(15 + 60 + 1e8 / 8e8 + 0.5 + computing + writing, Percentage.withPercentage(2));
        assertThat(outcome.extractors().of(Phase.STORE))
                .isCloseTo(writing - 9 * computing, Percentage.withPercentage(2));
    }

    @Test
    void all_goes_at_once_through_a_store_that_is_the_limit() {
        // Given eight extractors that could write 3.2 GB/s to a store that takes 0.1
        Rates slow =
                new Rates(1e-6, 1e-6, 1e-15, 4e8, 8e8, 1e8, 2e9, 1, 1e-6, 1e-12, 1, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 0.1);
        Outcome outcome = scenario()
                .withRates(slow)
                .withWorkload(new Workload(Workload.stages("resnet50"), List.of(0.0), 5, 1000, true))
                .run();

        double expected = 15 + outcome.written() / 1e8;
        assertThat(outcome.extractedAt()).isCloseTo(expected, Percentage.withPercentage(3));
    }

    @Test
    void a_bounded_lag_is_within_the_tolerance_of_one_pod_fewer() {
        // Given 20 partitions, and policies that lead from one pod to 19 and no higher
        ScalerSettings scaler = new ScalerSettings(
                15,
                600,
                0,
                20,
                1,
                false,
                new ScaleRules(0, List.of(new Policy(Policy.Kind.PODS, 6, 15))),
                new ScaleRules(600, List.of()));
        Settings settings = new Settings(20, 200, 200, 32, 300_000_000, scaler, scaler);
        Scenario bounded = new Scenario(settings, RATES, WORKLOAD.split(4), Platform::cluster, 20, 20, false, 1);
        Scenario unbounded = bounded.withSettings(settings.withScalers(ScalerSettings::withIdleConsumers));

        // Then a lag of 20 for 19 pods is no reason for one more, and a lag of hundreds is
        assertThat(bounded.run().mostExtractors()).isEqualTo(19);
        assertThat(unbounded.run().mostExtractors()).isEqualTo(20);
    }

    @Test
    void what_is_discarded_is_stored_for_a_shorter_time() {
        Outcome discarded = scenario().run();
        Outcome kept = scenario()
                .withWorkload(new Workload(WORKLOAD.layers(), WORKLOAD.arrivals(), 5, 1000, false))
                .run();

        assertThat(kept.peakBytes()).isEqualTo(kept.written());
        assertThat(discarded.peakBytes()).isLessThan(kept.peakBytes());
        assertThat(discarded.byteSeconds()).isLessThan(kept.byteSeconds());
        assertThat(discarded.doneAt()).isEqualTo(kept.doneAt());
    }

    @Test
    void on_one_machine_the_cores_are_what_there_is() {
        // Given a machine of two cores, and two extractors and a stats service that want both
        Workload workload = new Workload(Workload.stages("resnet50"), List.of(0.0), 2, 320, false);
        Rates rates = new Rates(0.04, 1e-9, 1e-15, 4e8, 8e8, 1, 1, 0, 1e-9, 1e-8, 1, 1e-9, 1e-9, 1e-9, 0, 0, 1e-9);
        Outcome outcome = new Scenario(SETTINGS, rates, workload, Platform.machine(2), 2, 1, true, 1).run();

        // Then it takes as long as all of it in a row
        double forward = 2 * 320 * 0.04;
        double written = outcome.written() / 4e8;
        double analysed = 2 * 320.0 * workload.valuesEach() * (1e-8 + 4 / 8e8);
        assertThat(outcome.doneAt()).isCloseTo(forward + written + analysed, Percentage.withPercentage(2));
    }
}
