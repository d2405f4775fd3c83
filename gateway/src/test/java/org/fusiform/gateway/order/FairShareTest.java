package org.fusiform.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fusiform.gateway.order.FairShare.Share;
import org.junit.jupiter.api.Test;

class FairShareTest {
    @Test
    void a_lone_campaign_fills_its_window_and_no_more() {
        assertThat(FairShare.turns(List.of(new Share("a", 3, 10_000, 0)), 8, 100))
                .hasSize(5)
                .containsOnly("a");
        assertThat(FairShare.turns(List.of(new Share("a", 8, 10_000, 0)), 8, 100))
                .isEmpty();
        assertThat(FairShare.turns(List.of(new Share("a", 0, 2, 0)), 8, 100)).containsExactly("a", "a");
    }

    @Test
    void campaigns_take_turns() {
        assertThat(FairShare.turns(
                        List.of(new Share("a", 0, 9, 0), new Share("b", 0, 2, 0), new Share("c", 0, 9, 0)), 8, 8))
                .containsExactly("a", "b", "c", "a", "b", "c", "a", "c");
    }

    @Test
    void who_has_the_fewest_in_flight_catches_up_first() {
        assertThat(FairShare.turns(List.of(new Share("big", 6, 10_000, 0), new Share("small", 0, 10, 0)), 8, 9))
                .containsExactly("small", "small", "small", "small", "small", "small", "big", "small", "big");
    }

    @Test
    void among_equals_who_waits_longest_is_first_so_that_nobody_starves_when_there_is_room_for_few() {
        assertThat(FairShare.turns(
                        List.of(new Share("a", 0, 9, 7), new Share("b", 0, 9, 5), new Share("c", 0, 9, 0)), 8, 2))
                .containsExactly("c", "b");
    }

    @Test
    void without_room_nothing_goes() {
        assertThat(FairShare.turns(List.of(new Share("a", 0, 9, 0)), 8, 0)).isEmpty();
        assertThat(FairShare.turns(List.of(new Share("a", 0, 9, 0)), 8, -3)).isEmpty();
    }
}
