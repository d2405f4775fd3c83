package org.fusiform.capacity.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoscalerTest {
    private final Autoscaler autoscaler = new Autoscaler(new ScalerSettings(
            15,
            600,
            0,
            64,
            1,
            false,
            new ScaleRules(0, List.of(new Policy(Policy.Kind.PERCENT, 100, 15), new Policy(Policy.Kind.PODS, 4, 15))),
            new ScaleRules(
                    600, List.of(new Policy(Policy.Kind.PERCENT, 25, 120), new Policy(Policy.Kind.PODS, 1, 120)))));

    private List<Integer> decisions(double from, int current, long lag, int times) {
        List<Integer> decisions = new ArrayList<>();
        int replicas = current;
        for (int i = 0; i < times; i++) {
            replicas = autoscaler.decide(from + 15 * i, replicas, lag);
            decisions.add(replicas);
        }
        return decisions;
    }

    @Test
    void goes_up_by_the_policy_that_gives_more() {
        assertThat(decisions(0, 1, 1000, 6)).containsExactly(5, 10, 20, 40, 64, 64);
    }

    @Test
    void goes_no_higher_than_the_lag() {
        assertThat(decisions(0, 1, 7, 3)).containsExactly(5, 7, 7);
    }

    @Test
    void a_tenth_is_no_reason_to_change() {
        assertThat(autoscaler.decide(0, 20, 21)).isEqualTo(20);
        assertThat(autoscaler.decide(15, 20, 23)).isEqualTo(23);
    }

    @Test
    void goes_down_after_the_window_and_a_quarter_at_a_time() {
        // Given 16 replicas that were wanted until now
        assertThat(autoscaler.decide(0, 16, 16)).isEqualTo(16);

        // When there is nothing to do any more
        List<Integer> decisions = decisions(15, 16, 0, 60);

        // Then it stays for 600 s; then a quarter goes in any two minutes, and a pod at least
        assertThat(decisions.subList(0, 40)).containsOnly(16);
        assertThat(decisions.get(40)).isEqualTo(12);
        assertThat(decisions.subList(41, 48)).containsOnly(12);
        assertThat(decisions.get(48)).isEqualTo(9);
    }
}
