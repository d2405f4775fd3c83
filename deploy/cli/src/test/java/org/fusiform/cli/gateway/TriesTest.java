package org.fusiform.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusiform.cli.RecordedTerminal;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final RecordedTerminal terminal = new RecordedTerminal();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private Tries tries(Patience patience) {
        return new Tries(patience, true, terminal.terminal(), () -> now, pause -> {
            pauses.add(pause);
            now = now.plus(pause);
        });
    }

    private static GatewayRefusal unavailable(Integer retryAfter) {
        return new GatewayRefusal(
                503, "the store is away", Optional.ofNullable(retryAfter).map(Duration::ofSeconds));
    }

    private void untilItThrows(Tries tries, GatewayFailure failure) {
        assertThatThrownBy(() -> {
                    while (true) {
                        tries.awaitNext(failure);
                    }
                })
                .isSameAs(failure);
    }

    @Test
    void pauses_grow_until_the_patience_is_over_and_one_line_says_so() {
        // When
        untilItThrows(tries(Patience.ANSWER), unavailable(null));

        // Then
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofMillis(625));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
        assertThat(pauses).hasSizeBetween(5, 7);
        assertThat(Duration.between(Instant.EPOCH, now)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(terminal.err()).isEqualTo("the store is away; asking again for up to 30 s …\n");
    }

    @Test
    void nobody_asks_before_the_gateway_said() {
        // When
        tries(Patience.ANSWER).awaitNext(unavailable(5));

        // Then
        assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(5), Duration.ofMillis(6250)));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void what_takes_longer_than_one_wants_to_wait_is_told_at_once() {
        // When
        untilItThrows(tries(Patience.ANSWER), unavailable(3600));

        // Then
        assertThat(pauses).isEmpty();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void whoever_waits_for_a_campaign_asks_again_after_a_minute_at_the_latest() {
        // When
        tries(Patience.WAITING).awaitNext(unavailable(3600));

        // Then
        assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75)));
    }

    @Test
    void what_breaks_off_four_times_is_not_sent_for_the_fifth() {
        // When
        untilItThrows(tries(Patience.UPLOAD), GatewayUnreachable.brokeOff("reset", new IOException("reset")));

        // Then
        assertThat(pauses).hasSize(3);
    }
}
