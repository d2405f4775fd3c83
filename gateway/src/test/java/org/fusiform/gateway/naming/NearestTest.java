package org.fusiform.gateway.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void the_closest_come_first_and_no_more_than_three() {
        assertThat(Nearest.to(
                        "layer4.2.relu_3",
                        List.of("relu", "layer4.2.relu_2", "layer4.2.relu", "fc", "layer4.1.relu_2")))
                .containsExactly("layer4.2.relu_2", "layer4.1.relu_2", "layer4.2.relu");
    }

    @Test
    void a_hint_needs_something_to_hint_at() {
        assertThat(Nearest.hint("a", List.of())).isEmpty();
        assertThat(Nearest.hint("a", List.of("b"))).isEqualTo("; the nearest is b");
        assertThat(Nearest.hint("a", List.of("c", "b"))).isEqualTo("; the nearest are b, c");
    }
}
