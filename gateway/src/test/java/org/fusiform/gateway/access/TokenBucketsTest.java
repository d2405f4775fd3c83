package org.fusiform.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong now = new AtomicLong(-5);

    @Test
    void a_burst_is_let_in_and_then_as_many_as_time_allows() {
        TokenBuckets buckets = new TokenBuckets("rate", 2, 3, now::get);
        assertThat(buckets.ask("a")).isZero();
        assertThat(buckets.ask("a")).isZero();
        assertThat(buckets.ask("a")).isZero();

        assertThat(buckets.ask("a")).isEqualTo(1);
        now.addAndGet(500_000_000);
        assertThat(buckets.ask("a")).isZero();
        assertThat(buckets.ask("a")).isEqualTo(1);
    }

    @Test
    void looking_takes_nothing_and_sees_what_was_taken() {
        TokenBuckets buckets = new TokenBuckets("rate", 0.5, 1, now::get);
        assertThat(buckets.look("a")).isZero();
        assertThat(buckets.look("a")).isZero();
        assertThat(buckets.ask("a")).isZero();

        assertThat(buckets.look("a")).isEqualTo(2);
        assertThat(buckets.look("b")).isZero();
        now.addAndGet(2_000_000_000);
        assertThat(buckets.look("a")).isZero();
    }

    @Test
    void each_has_a_bucket_of_their_own_that_never_runs_over() {
        TokenBuckets buckets = new TokenBuckets("rate", 0.1, 1, now::get);
        assertThat(buckets.ask("a")).isZero();
        assertThat(buckets.ask("b")).isZero();
        assertThat(buckets.ask("a")).isEqualTo(10);

        now.addAndGet(1_000_000_000_000L);
        assertThat(buckets.ask("a")).isZero();
        assertThat(buckets.ask("a")).isEqualTo(10);
    }

    @Test
    void a_rate_that_lets_nobody_in_is_refused() {
        assertThatThrownBy(() -> new TokenBuckets("rate", 0, 1, now::get)).hasMessageContaining("rate-per-second");
        assertThatThrownBy(() -> new TokenBuckets("rate", Double.NaN, 1, now::get))
                .hasMessageContaining("rate-per-second");
        assertThatThrownBy(() -> new TokenBuckets("rate", 1, 0, now::get)).hasMessageContaining("rate-burst");
    }
}
