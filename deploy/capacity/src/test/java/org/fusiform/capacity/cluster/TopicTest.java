package org.fusiform.capacity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.fusiform.capacity.event.Agenda;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {
    private static final int ITEMS = 200_000;

    private final Agenda agenda = new Agenda();
    private final SplittableRandom random = new SplittableRandom(11);
    private final Times times = new Times();

    private Pod.Work<Integer> exponential(Runnable done) {
        return new Pod.Work<>() {
            @Override
            public List<Step> steps(Integer item) {
                return List.of(new Step.Own(Phase.FORWARD, random.nextExponential()));
            }

            @Override
            public void done(Integer item) {
                done.run();
            }
        };
    }

    private void start(Topic<Integer> topic, int pods, Runnable done) {
        for (int i = 0; i < pods; i++) {
            new Pod<>(agenda, topic, exponential(done), times).start(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "8, 8", "8, 16", "8, 64"})
    void a_window_over_partitions_is_as_fast_as_a_closed_network(int partitions, int window) {
        // Given as many pods as partitions, each done after an exponential time of mean 1
        Topic<Integer> topic = new Topic<>(partitions);
        int[] done = new int[1];
        start(topic, partitions, () -> {
            // And a window: for each that is done, another goes to a partition by chance
            if (++done[0] < ITEMS) {
                topic.send(done[0], random.nextInt());
            }
        });

        // When it is full
        for (int i = 0; i < window; i++) {
            topic.send(-i, random.nextInt());
        }
        agenda.run();

        // Then the rate is that of Gordon and Newell: M · N / (N + M − 1)
        double expected = (double) partitions * window / (window + partitions - 1);
        assertThat(done[0] / agenda.now()).isCloseTo(expected, Percentage.withPercentage(2));
    }

    @Test
    void partitions_are_queues_of_their_own() {
        // Given four pods of four partitions, and Poisson arrivals at 0.7 of what they can do
        Topic<Integer> topic = new Topic<>(4);
        start(topic, 4, () -> {});
        double rate = 0.7 * 4;
        double[] area = new double[2];

        // When many came
        arrive(topic, rate, ITEMS, area);
        agenda.run();

        // Then as many are there on average as in four queues M/M/1, and not as in one M/M/4
        double mean = area[0] / area[1];
        assertThat(mean).isCloseTo(4 * 0.7 / (1 - 0.7), Percentage.withPercentage(4));
    }

    /** Arrivals see time averages. */
    private void arrive(Topic<Integer> topic, double rate, int left, double[] area) {
        if (left > 0) {
            agenda.in(random.nextExponential() / rate, () -> {
                area[0] += topic.lag();
                area[1]++;
                topic.send(left, random.nextInt());
                arrive(topic, rate, left - 1, area);
            });
        }
    }

    @Test
    void who_comes_takes_from_the_richest_and_who_goes_leaves_all() {
        // Given 8 partitions with an item each, and a pod that never ends its first one
        Topic<Integer> topic = new Topic<>(8);
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            topic.send(i, i);
        }
        Pod<Integer> first = new Pod<>(agenda, topic, lasting(1e6, done), times);
        first.start(0);

        // When two more come, and the first is asked to end
        new Pod<>(agenda, topic, lasting(1, done), times).start(1);
        new Pod<>(agenda, topic, lasting(1, done), times).start(2);
        agenda.in(10, first::end);
        agenda.run();

        // Then the first has done what it had in hand, and the others all else
        assertThat(done).hasSize(8).endsWith(0).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(topic.lag()).isZero();
        assertThat(times.of(Phase.FORWARD)).isCloseTo(1e6 + 7, Percentage.withPercentage(1e-6));
    }

    private static Pod.Work<Integer> lasting(double seconds, List<Integer> done) {
        return new Pod.Work<>() {
            @Override
            public List<Step> steps(Integer item) {
                return List.of(new Step.Own(Phase.FORWARD, seconds));
            }

            @Override
            public void done(Integer item) {
                done.add(item);
            }
        };
    }
}
