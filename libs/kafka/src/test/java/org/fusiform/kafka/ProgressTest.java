package org.fusiform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final TopicPartition FIRST = new TopicPartition("a", 0);
    private static final TopicPartition SECOND = new TopicPartition("a", 1);

    private final Progress progress = new Progress();

    @Test
    void what_is_worked_off_is_to_be_confirmed_until_it_is() {
        progress.received(FIRST, 7);
        progress.received(FIRST, 8);
        progress.received(SECOND, 3);
        progress.handled(SECOND, 3);
        progress.handled(FIRST, 8);

        assertThat(progress.unconfirmed()).as("7 is under way").isEqualTo(Map.of(SECOND, 4L));

        progress.handled(FIRST, 7);
        progress.confirmed(Map.of(SECOND, 4L));
        assertThat(progress.unconfirmed()).isEqualTo(Map.of(FIRST, 9L));

        progress.confirmed(Map.of(FIRST, 9L));
        progress.received(FIRST, 9);
        assertThat(progress.unconfirmed()).isEmpty();

        progress.handled(FIRST, 9);
        assertThat(progress.unconfirmed()).isEqualTo(Map.of(FIRST, 10L));
    }

    @Test
    void a_partition_that_another_has_is_none_of_ours() {
        progress.received(FIRST, 7);
        progress.handled(FIRST, 7);

        progress.forget(List.of(FIRST));
        progress.handled(FIRST, 7);
        progress.confirmed(Map.of(FIRST, 8L));

        assertThat(progress.unconfirmed()).isEmpty();
    }
}
