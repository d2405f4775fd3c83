package org.fusiform.capacity.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedTest {
    private static final int ARRIVALS = 400_000;

    private final Agenda agenda = new Agenda();

    @ParameterizedTest
    @CsvSource({"1, 0.5", "1, 0.8", "4, 0.7", "16, 0.9"})
    void users_stay_as_long_as_the_formula_of_erlang_says(int servers, double load) {
        // Given Poisson arrivals of exponential amounts, of mean 1, at `servers` units a second, each at most 1
        Shared shared = new Shared(agenda, servers);
        SplittableRandom random = new SplittableRandom(7);
        double rate = load * servers;
        double[] stay = new double[1];

        // When all have come and gone
        arrive(shared, random, rate, ARRIVALS, stay);
        agenda.run();

        // Then the mean stay is that of M/M/c: 1 + C(c, a) / (c − a), with sharing or with a queue
        double expected = 1 + erlangC(servers, rate) / (servers - rate);
        assertThat(stay[0] / ARRIVALS).isCloseTo(expected, Percentage.withPercentage(4));
    }

    private void arrive(Shared shared, SplittableRandom random, double rate, int left, double[] stay) {
        if (left > 0) {
            agenda.in(random.nextExponential() / rate, () -> {
                double came = agenda.now();
                shared.use(random.nextExponential(), 1, () -> stay[0] += agenda.now() - came);
                arrive(shared, random, rate, left - 1, stay);
            });
        }
    }

    /** The probability to wait, by Erlang's recursion for B. */
    private static double erlangC(int servers, double offered) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = offered * blocked / (n + offered * blocked);
        }
        return blocked / (1 - offered / servers * (1 - blocked));
    }

    @Test
    void what_the_slow_leave_goes_to_the_others() {
        // Given a link of 10, and users that take at most 2, 2 and 100
        Shared shared = new Shared(agenda, 10);
        List<Double> ends = new ArrayList<>();

        // When each wants 12
        shared.use(12, 2, () -> ends.add(agenda.now()));
        shared.use(12, 2, () -> ends.add(agenda.now()));
        shared.use(12, 100, () -> ends.add(agenda.now()));
        agenda.run();

        // Then the third gets 6 a second, and the first two stay at 2
        assertThat(ends).hasSize(3);
        assertThat(ends.get(0)).isCloseTo(2, within(1e-9));
        assertThat(ends.get(1)).isCloseTo(6, within(1e-9));
        assertThat(ends.get(2)).isCloseTo(6, within(1e-9));
    }

    @Test
    void as_much_is_given_as_was_wanted() {
        Shared shared = new Shared(agenda, 3);
        SplittableRandom random = new SplittableRandom(3);
        double wanted = 0;
        for (int i = 0; i < 1000; i++) {
            double amount = random.nextDouble(5);
            wanted += amount;
            double cap = 0.5 + i % 3;
            agenda.in(random.nextDouble(100), () -> shared.use(amount, cap, () -> {}));
        }

        agenda.run();

        assertThat(shared.given()).isCloseTo(wanted, Percentage.withPercentage(1e-6));
        assertThat(agenda.now()).isGreaterThanOrEqualTo(wanted / 3);
    }
}
