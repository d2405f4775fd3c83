package org.fusiform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void names_are_as_prometheus_reads_them() {
        assertThat(Metric.ITEMS.exposed())
                .containsExactly(
                        "fusiform_items_seconds_count", "fusiform_items_seconds_sum", "fusiform_items_seconds_max");
        assertThat(Metric.ACTIVATIONS.exposed()).containsExactly("fusiform_activations_bytes_total");
        assertThat(Metric.OUTBOX_AGE.exposed()).containsExactly("fusiform_outbox_age_seconds");
    }

    @Test
    void no_two_have_the_same() {
        assertThat(Arrays.stream(Metric.values()).flatMap(metric -> metric.exposed().stream()))
                .doesNotHaveDuplicates();
    }
}
